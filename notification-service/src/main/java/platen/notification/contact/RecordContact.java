package platen.notification.contact;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.mailing.DropMails;
import platen.notification.mailing.domain.WhyNot;

/** Takes over what identity says of a person. Whoever may not log in any more has no use for a mail that still waits. */
@ApplicationScoped
public class RecordContact {

    private final ContactRows rows;
    private final DropMails dropMails;

    RecordContact(ContactRows rows, DropMails dropMails) {
        this.rows = rows;
        this.dropMails = dropMails;
    }

    public Uni<Void> record(OrganisationTransaction tx, Contact contact) {
        Uni<Void> saved = rows.save(tx, contact);
        return contact.isActive() ? saved : saved.chain(() -> dropMails.allOf(tx, contact.userId(), WhyNot.INACTIVE));
    }
}
