package platen.identity.groups.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.ObserveGroup;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.TopicListener;

/** Hears what sources say of groups. */
@ApplicationScoped
public class DirectoryGroupListener implements TopicListener {

    private final Inbox inbox;
    private final EventHandlers handlers;

    DirectoryGroupListener(Inbox inbox, ObserveGroup observe) {
        this.inbox = inbox;
        this.handlers = EventHandlers.none()
                .on(
                        "platen.directory.group-observed.v1",
                        GroupObserved.class,
                        (event, body, transaction) -> observe.observe(transaction, body.part(event)))
                .on(
                        "platen.directory.group-removed.v1",
                        GroupRemoved.class,
                        (event, body, transaction) ->
                                observe.remove(transaction, GroupOfEvent.key(event, body.source(), body.externalId())));
    }

    @Incoming("directory-group")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "directory.group";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }
}
