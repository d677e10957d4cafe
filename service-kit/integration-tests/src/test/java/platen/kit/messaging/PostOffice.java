package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.kit.organisation.OrganisationTransaction;

/** A listener with an effect to look at: it delivers letters to known addresses. */
@ApplicationScoped
class PostOffice implements TopicListener {

    static final String TOPIC = "test.letter";
    static final String LETTER = "platen.test.letter-posted.v1";

    /** A letter to a recipient. */
    record Letter(String recipient, String text) {}

    /** Texts that make the handler fail as a programming error would. */
    static final Set<String> CURSED = ConcurrentHashMap.newKeySet();

    private final Inbox inbox;
    private final EventHandlers handlers = EventHandlers.none().on(LETTER, Letter.class, PostOffice::deliver);

    PostOffice(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("letters")
    Uni<Void> receive(ConsumerRecord<String, String> record) {
        return inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private static Uni<Outcome> deliver(Event event, Letter letter, OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select 1 from address where organisation_id = $1 and name = $2",
                        event.organisation(),
                        letter.recipient())
                .chain(address -> {
                    if (address == null) {
                        return Uni.createFrom().item(new Outcome.HoldBack(AddressBook.TOPIC, letter.recipient()));
                    }
                    return transaction
                            .update(
                                    "insert into letter (organisation_id, recipient, text) values ($1, $2, $3)",
                                    event.organisation(),
                                    letter.recipient(),
                                    letter.text())
                            .invoke(() -> {
                                if (CURSED.contains(letter.text())) {
                                    throw new IllegalStateException("cursed");
                                }
                            })
                            .replaceWith(Outcome.DONE);
                });
    }
}
