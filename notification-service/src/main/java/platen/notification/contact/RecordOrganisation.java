package platen.notification.contact;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.persistence.ContactRows;

/** Takes over what identity says of an organisation. Mails queued before keep the kind they were queued as. */
@ApplicationScoped
public class RecordOrganisation {

    private final ContactRows rows;

    RecordOrganisation(ContactRows rows) {
        this.rows = rows;
    }

    public Uni<Void> record(OrganisationTransaction tx, Organisation organisation) {
        return rows.save(tx, organisation);
    }
}
