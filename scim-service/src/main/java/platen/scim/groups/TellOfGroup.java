package platen.scim.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.messaging.GroupEventWriter;
import platen.scim.groups.persistence.GroupLinkRows;

/** Tells the suite how a group stands, in the transaction that makes it so. */
@ApplicationScoped
class TellOfGroup {

    private final GroupLinkRows links;
    private final GroupEventWriter events;

    TellOfGroup(GroupLinkRows links, GroupEventWriter events) {
        this.links = links;
        this.events = events;
    }

    /** Its members are those written so far. */
    Uni<Void> observed(OrganisationTransaction transaction, ScimGroup group, String cause) {
        return links.of(transaction, group.id()).chain(found -> events.observed(transaction, group, found, cause));
    }

    Uni<Void> removed(OrganisationTransaction transaction, UUID group, String cause) {
        return events.removed(transaction, group, cause);
    }
}
