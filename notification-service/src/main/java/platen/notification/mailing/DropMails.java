package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;

/** Takes unsent mails out of the queue and tells so. */
@ApplicationScoped
public class DropMails {

    private final ContactRows contacts;
    private final MailRows mails;
    private final MailEvents events;

    DropMails(ContactRows contacts, MailRows mails, MailEvents events) {
        this.contacts = contacts;
        this.mails = mails;
        this.events = events;
    }

    /** Drops whatever still waits for a person. */
    public Uni<Void> allOf(OrganisationTransaction tx, UUID userId, WhyNot whyNot) {
        return mails.dropAll(tx, userId, whyNot).chain(dropped -> events.suppressed(tx, dropped, whyNot));
    }

    /** A retired code is not mailed; nobody gets another in its place. */
    public Uni<Outcome> becauseRetired(OrganisationTransaction tx, UUID userId, long version) {
        return contacts.lock(tx, userId).chain(locked -> {
            if (locked == null) {
                return Uni.createFrom().item(new Outcome.HoldBack("identity.user", userId.toString()));
            }
            if (version < locked.codeVersion()) {
                return Uni.createFrom().item(Outcome.DONE);
            }
            return contacts.codeVersion(tx, userId, version)
                    .chain(() -> drop(tx, userId, version + 1, true, WhyNot.INACTIVE))
                    .replaceWith(Outcome.DONE);
        });
    }

    Uni<Void> drop(OrganisationTransaction tx, UUID userId, long olderThan, boolean linksToo, WhyNot whyNot) {
        return mails.dropOlder(tx, userId, olderThan, linksToo, whyNot)
                .chain(dropped -> events.suppressed(tx, dropped, whyNot));
    }
}
