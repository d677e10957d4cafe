package platen.google.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import platen.kit.organisation.OrganisationTransaction;

/** Takes names and addresses of erased people out of what past runs report. */
@ApplicationScoped
public class PostgresErasure {

    /** What still waits for an approval is not past: applied, it brings somebody new; dropped, it is erased with the run. */
    private static final String ERASE = """
            update run_change
               set email = null, display_name = null, aliases = null,
                   before_email = null, before_display_name = null, before_aliases = null
             where organisation_id = $1 and external_id = any($2)""";

    public Uni<Void> erase(OrganisationTransaction transaction, List<String> externalIds) {
        return transaction
                .update(ERASE, transaction.organisation(), externalIds.toArray(String[]::new))
                .replaceWithVoid();
    }
}
