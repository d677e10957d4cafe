package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.kit.messaging.AddressBook.Address;
import platen.kit.messaging.EventHandlers.Received;
import platen.kit.organisation.OrganisationTransaction;

/** A listener with an effect to look at: it delivers letters to known addresses, many at once where it can. */
@ApplicationScoped
class PostOffice implements TopicListener {

    static final String TOPIC = "test.letter";
    static final String LETTER = "platen.test.letter-posted.v1";

    /** What a letter begins with that is never taken together with others. */
    static final String REGISTERED = "registered";

    /** What a letter begins with that makes an address known, whose name follows. */
    static final String MOVED = "moved to ";

    /** A letter to a recipient. */
    record Letter(String recipient, String text) {}

    /** Texts that make the handler fail as a programming error would. */
    static final Set<String> CURSED = ConcurrentHashMap.newKeySet();

    private final Inbox inbox;
    private final Outbox outbox;
    private final EventHandlers handlers =
            EventHandlers.none().on(LETTER, Letter.class, this::deliver, this::deliverMany);
    private final AtomicInteger together = new AtomicInteger();

    PostOffice(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Incoming("letters")
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

    /** The most letters that were taken at once. */
    int mostTogether() {
        return together.get();
    }

    private Uni<Outcome> deliver(Event event, Letter letter, OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select 1 from address where organisation_id = $1 and name = $2",
                        event.organisation(),
                        letter.recipient())
                .chain(address -> address == null
                        ? Uni.createFrom().item(new Outcome.HoldBack(AddressBook.TOPIC, letter.recipient()))
                        : transaction
                                .update(
                                        "insert into letter (organisation_id, recipient, text) values ($1, $2, $3)",
                                        event.organisation(),
                                        letter.recipient(),
                                        letter.text())
                                .invoke(() -> refuseCursed(letter))
                                .chain(() -> passOn(List.of(new Received<>(event, letter)), transaction))
                                .replaceWith(Outcome.DONE));
    }

    private Uni<List<Received<Letter>>> deliverMany(
            List<Received<Letter>> letters, OrganisationTransaction transaction) {
        together.accumulateAndGet(letters.size(), Math::max);
        return transaction
                .query(
                        "select name from address where organisation_id = $1 and name = any($2)",
                        transaction.organisation(),
                        texts(letters, Letter::recipient))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .collect(Collectors.toSet()))
                .chain(known -> {
                    var fit = letters.stream()
                            .filter(letter -> known.contains(letter.data().recipient()))
                            .filter(letter -> !letter.data().text().startsWith(REGISTERED))
                            .toList();
                    return transaction
                            .update(
                                    "insert into letter (organisation_id, recipient, text)"
                                            + " select $1, * from unnest($2::text[], $3::text[])",
                                    transaction.organisation(),
                                    texts(fit, Letter::recipient),
                                    texts(fit, Letter::text))
                            .invoke(() -> fit.forEach(letter -> refuseCursed(letter.data())))
                            .chain(() -> passOn(fit, transaction))
                            .replaceWith(letters.stream()
                                    .filter(letter -> !fit.contains(letter))
                                    .toList());
                });
    }

    private Uni<Void> passOn(List<Received<Letter>> letters, OrganisationTransaction transaction) {
        return outbox.append(
                transaction,
                letters.stream()
                        .filter(letter -> letter.data().text().startsWith(MOVED))
                        .map(letter -> address(letter.data().text().substring(MOVED.length()))
                                .causedBy(letter.event()))
                        .toList());
    }

    private static OutgoingEvent address(String name) {
        return OutgoingEvent.of(AddressBook.TOPIC, name, AddressBook.ADDRESS, new Address(name));
    }

    private static String[] texts(List<Received<Letter>> letters, Function<Letter, String> text) {
        return letters.stream().map(letter -> text.apply(letter.data())).toArray(String[]::new);
    }

    private static void refuseCursed(Letter letter) {
        if (CURSED.contains(letter.text())) {
            throw new IllegalStateException("cursed");
        }
    }
}
