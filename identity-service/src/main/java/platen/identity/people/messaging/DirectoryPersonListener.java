package platen.identity.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.identity.people.ObservePerson;
import platen.identity.people.RemovePerson;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.TopicListener;

/** Hears what sources say of people. */
@ApplicationScoped
public class DirectoryPersonListener implements TopicListener {

    private final Inbox inbox;
    private final EventHandlers handlers;

    DirectoryPersonListener(Inbox inbox, ObservePerson observe, RemovePerson remove) {
        this.inbox = inbox;
        this.handlers = EventHandlers.none()
                .on(
                        "platen.directory.person-observed.v1",
                        PersonObserved.class,
                        (event, body, transaction) -> observe.observe(transaction, body.observation(event), event))
                .on(
                        "platen.directory.person-removed.v1",
                        PersonRemoved.class,
                        (event, body, transaction) -> remove.remove(
                                transaction,
                                PersonOfEvent.key(event, body.source(), body.externalId()),
                                body.wish(),
                                event));
    }

    @Incoming("directory-person")
    Uni<Void> receive(ConsumerRecord<@Nullable String, @Nullable String> event) {
        return inbox.receive(event, this);
    }

    @Override
    public String topic() {
        return "directory.person";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }
}
