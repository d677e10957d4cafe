package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** Takes what is personal of somebody out of the delivery log. */
@ApplicationScoped
public class MailErasure {

    /** What is suppressed has our own word for an answer. */
    private static final String ERASE = """
            update mail set answer = case state when 'suppressed' then answer end, origin_external_id = null
            where organisation_id = $1 and user_id = $2
            """;

    public Uni<Void> erase(OrganisationTransaction tx, UUID userId) {
        return tx.update(ERASE, tx.organisation(), userId).replaceWithVoid();
    }
}
