package platen.scim.groups.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.GroupLinks;
import platen.scim.groups.ScimGroup;

/** Writes {@code directory.group}; the key is the source and the group's SCIM id. */
@ApplicationScoped
public class GroupEventWriter {

    /** So many ids of 36 characters stay well below what one event may hold. */
    public static final int MEMBERS_PER_EVENT = 5_000;

    private static final String TOPIC = "directory.group";
    private static final String SOURCE = "scim";

    private final Outbox outbox;

    GroupEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The provider has written the group, or somebody in it is gone. */
    public Uni<Void> observed(OrganisationTransaction transaction, ScimGroup group, GroupLinks links, String cause) {
        return outbox.append(transaction, observations(group, links, cause));
    }

    public Uni<Void> removed(OrganisationTransaction transaction, UUID group, String cause) {
        return outbox.append(
                transaction,
                event(group, "platen.directory.group-removed.v1", new GroupRemoved(SOURCE, group.toString()), cause));
    }

    private static List<OutgoingEvent> observations(ScimGroup group, GroupLinks links, String cause) {
        UUID observation = UUID.randomUUID();
        int parts = Math.max(1, Math.ceilDiv(links.people().size(), MEMBERS_PER_EVENT));
        List<OutgoingEvent> events = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * MEMBERS_PER_EVENT;
            int to = Math.min(links.people().size(), from + MEMBERS_PER_EVENT);
            var observed = new GroupObserved(
                    SOURCE,
                    group.id().toString(),
                    observation,
                    group.attributes().displayName(),
                    part,
                    parts,
                    links.people().subList(from, to),
                    part == 1 ? links.groups() : List.of());
            events.add(event(group.id(), "platen.directory.group-observed.v1", observed, cause));
        }
        return events;
    }

    private static OutgoingEvent event(UUID group, String type, Object data, String cause) {
        return OutgoingEvent.of(TOPIC, SOURCE + "|" + group, type, data)
                .causedBy(cause)
                .from(new EventOrigin(SOURCE, group.toString(), null));
    }
}
