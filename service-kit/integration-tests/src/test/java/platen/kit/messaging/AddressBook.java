package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.kit.organisation.OrganisationDeletion;

/** Learns addresses, on a topic of its own, so that letters may come before their address. */
@ApplicationScoped
class AddressBook implements TopicListener {

    static final String TOPIC = "test.address";
    static final String ADDRESS = "platen.test.address-known.v1";

    /** Somebody lives here. */
    record Address(String name) {}

    static final String TOWN_GONE = "platen.test.town-gone.v1";

    /** Nobody lives there any more. */
    record Town() {}

    private final Inbox inbox;
    private final EventHandlers handlers;

    AddressBook(Inbox inbox, OrganisationDeletion deletion) {
        this.inbox = inbox;
        this.handlers = EventHandlers.none()
                .on(
                        ADDRESS,
                        Address.class,
                        (event, address, transaction) -> transaction
                                .update(
                                        "insert into address (organisation_id, name) values ($1, $2) on conflict do nothing",
                                        event.organisation(),
                                        address.name())
                                .replaceWith(Outcome.DONE))
                .on(
                        TOWN_GONE,
                        Town.class,
                        (event, town, transaction) ->
                                deletion.begin(transaction).replaceWith(Outcome.DONE));
    }

    @Incoming("addresses")
    Uni<Void> receive(ConsumerRecords<String, String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }
}
