package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.persistence.MailErasure;

/**
 * A person is to be forgotten: the delivery log keeps that mails went to their id, but not what the mail server said, which may quote
 * an address, nor what a source calls them.
 */
@ApplicationScoped
public class EraseFromLog {

    private final MailErasure erasure;

    EraseFromLog(MailErasure erasure) {
        this.erasure = erasure;
    }

    public Uni<Void> erase(OrganisationTransaction tx, UUID userId) {
        return erasure.erase(tx, userId);
    }
}
