package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import platen.google.connection.domain.GuardClass;
import platen.google.runs.domain.ChangeKind;
import platen.google.runs.domain.ChangeOutcome;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RecordedChange.Facts;
import platen.kit.organisation.OrganisationTransaction;

/** What was published last of single people. */
@ApplicationScoped
public class PostgresPeople {

    /** Of several who had the address, whoever was published last. Google keeps addresses in lower case. */
    private static final String BY_EMAIL = """
            select external_id from person where organisation_id = $1 and email = $2
             order by removed_at is not null, published_at desc limit 1""";

    private static final String FIND = "select * from person where organisation_id = $1 and external_id = $2";

    public Uni<Optional<String>> byEmail(OrganisationTransaction transaction, String email) {
        return transaction
                .first(BY_EMAIL, transaction.organisation(), email.toLowerCase(Locale.ROOT))
                .map(row -> Optional.ofNullable(row).map(found -> found.getString("external_id")));
    }

    /** The removed included. */
    public Uni<Boolean> isKnown(OrganisationTransaction transaction, String externalId) {
        return transaction.first(FIND, transaction.organisation(), externalId).map(row -> row != null);
    }

    /** What a run that does not find the person would do; empty where it would do nothing. */
    public Uni<Optional<RecordedChange>> removal(OrganisationTransaction transaction, String externalId) {
        return transaction
                .first(FIND + " and removed_at is null", transaction.organisation(), externalId)
                .map(row -> Optional.ofNullable(row).map(found -> {
                    var facts = new Facts(
                            found.getString("email"),
                            found.getString("display_name"),
                            found.getString("aliases"),
                            found.getBoolean("active"),
                            found.getString("access_code_state"),
                            found.getString("card_state"));
                    return new RecordedChange(
                            externalId,
                            ChangeKind.REMOVED,
                            ChangeOutcome.PLANNED,
                            Set.of(),
                            Set.of(GuardClass.REMOVAL),
                            facts,
                            facts,
                            null,
                            null,
                            List.of());
                }));
    }
}
