package platen.identity.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.identity.people.ObservePeople;
import platen.identity.people.ObservePeople.Said;
import platen.identity.people.ObservePerson;
import platen.identity.people.RemovePerson;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.EventHandlers.Received;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears what sources say of people. */
@ApplicationScoped
public class DirectoryPersonListener implements TopicListener {

    private final Inbox inbox;
    private final ObservePeople observeMany;
    private final EventHandlers handlers;

    DirectoryPersonListener(Inbox inbox, ObservePerson observe, ObservePeople observeMany, RemovePerson remove) {
        this.inbox = inbox;
        this.observeMany = observeMany;
        this.handlers = EventHandlers.none()
                .on(
                        "platen.directory.person-observed.v1",
                        PersonObserved.class,
                        (event, body, transaction) -> observe.observe(transaction, body.observation(event), event),
                        this::observed)
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
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> events) {
        return inbox.receive(events, this);
    }

    private Uni<List<Received<PersonObserved>>> observed(
            List<Received<PersonObserved>> received, OrganisationTransaction transaction) {
        return observeMany
                .observe(
                        transaction,
                        received.stream()
                                .map(one -> new Said(one.data().observation(one.event()), one.event()))
                                .toList())
                .map(left -> received.stream()
                        .filter(one -> left.contains(one.event().id()))
                        .toList());
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
