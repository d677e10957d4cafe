package platen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import platen.kit.KitTopics;
import platen.kit.messaging.AddressBook.Address;
import platen.kit.messaging.ParkedEvents.ParkedCounts;
import platen.kit.messaging.PostOffice.Letter;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

/** From a use case's transaction through outbox, Kafka and inbox to the effect, on the real parts. */
@QuarkusTest
@WithEngines
@WithTestResource(value = KitTopics.class, scope = TestResourceScope.GLOBAL)
class EventDeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    EventPublisher publisher;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    ParkedEvents parked;

    @Inject
    ParkedEventReplay replay;

    @Inject
    EventJson json;

    @Inject
    Backlog backlog;

    @Inject
    MeterRegistry meters;

    private final UUID organisation = UUID.randomUUID();

    @Test
    void deliversWhatWasCommittedInTheOrderOfItsKey() {
        know("ana");
        List<String> texts =
                IntStream.range(0, 300).mapToObj(n -> "letter " + n).toList();

        Multi.createFrom()
                .iterable(texts)
                .onItem()
                .transformToUniAndConcatenate(text -> post("ana", text))
                .collect()
                .last()
                .await()
                .atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).containsExactlyElementsOf(texts));
    }

    @Test
    void keepsOneSequenceWithoutGapsWhenManyWriteToOneKey() {
        know("ana");

        Multi.createFrom()
                .range(0, 100)
                .onItem()
                .transformToUni(n -> post("ana", "letter " + n))
                .merge(16)
                .collect()
                .last()
                .await()
                .atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).hasSize(100));
        assertThat(position(PostOffice.TOPIC, "ana")).isEqualTo(100);
    }

    @Test
    void losesNothingWhenAnEarlierRowCommitsLater() {
        know("slow");
        know("quick");
        var release = new CompletableFuture<Void>();
        var appended = new CompletableFuture<Void>();
        var late = transactions
                .in(
                        organisation,
                        transaction -> outbox.append(transaction, letter("slow", "late"))
                                .invoke(() -> appended.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        appended.join();

        post("quick", "early").await().atMost(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("quick")).containsExactly("early"));
        release.complete(null);
        late.join();

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("slow")).containsExactly("late"));
    }

    @Test
    void publishesNothingOfARolledBackTransaction() {
        know("ana");

        Throwable failure = transactions
                .in(
                        organisation,
                        transaction -> outbox.append(transaction, letter("ana", "never"))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))
                .onItem()
                .<Throwable>transform(done -> new AssertionError("committed"))
                .onFailure()
                .recoverWithItem(refused -> refused)
                .await()
                .atMost(SOON);
        post("ana", "next").await().atMost(SOON);

        assertThat(failure).hasMessage("no");
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).containsExactly("next"));
    }

    @Test
    void hasTheEffectOnceHoweverOftenTheRecordComes() {
        know("ana");
        String record = record("ana", "once", 1, UUID.randomUUID().toString());

        for (int repeat = 0; repeat < 5; repeat++) {
            send("ana", record);
        }
        send("ana", record("ana", "end", 2, UUID.randomUUID().toString()));

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).contains("end"));
        assertThat(delivered("ana")).containsExactly("once", "end");
    }

    @Test
    void passesOverWhatIsOlderThanItsKey() {
        know("ana");

        send("ana", record("ana", "second", 2, UUID.randomUUID().toString()));
        send("ana", record("ana", "first, too late", 1, UUID.randomUUID().toString()));
        send("ana", record("ana", "third", 3, UUID.randomUUID().toString()));

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).contains("third"));
        assertThat(delivered("ana")).containsExactly("second", "third");
    }

    @Test
    void tellsHowMuchWaitsToBePublished() {
        know("ana");

        transactions
                .asRelay(connection -> connection
                        // Nothing is published meanwhile.
                        .query("select pg_advisory_xact_lock(" + OutboxRows.RELAY_LOCK + ")")
                        .execute()
                        .chain(() -> post("ana", "waits"))
                        .chain(backlog::look)
                        .invoke(() -> {
                            assertThat(gauge("platen.outbox.events")).isFinite().isPositive();
                            assertThat(gauge("platen.outbox.oldest.age"))
                                    .isFinite()
                                    .isPositive();
                        }))
                .await()
                .atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> {
            backlog.look().await().atMost(SOON);
            assertThat(gauge("platen.outbox.events")).isZero();
            assertThat(gauge("platen.outbox.oldest.age")).isZero();
        });
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    @Test
    void holdsAnEventBackUntilWhatItSpeaksOfIsKnown() {
        post("ben", "first").await().atMost(SOON);
        post("ben", "second").await().atMost(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(parkedRows("ben")).isEqualTo(2));

        know("ben");

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ben")).containsExactly("first", "second"));
        assertThat(parkedRows("ben")).isZero();
    }

    @Test
    void parksAPoisonedKeyLetsOthersGoOnAndReplaysInOrder() {
        know("cy");
        know("dee");
        String curse = "cursed " + organisation;
        PostOffice.CURSED.add(curse);

        post("cy", "before").await().atMost(SOON);
        post("cy", curse).await().atMost(SOON);
        post("cy", "after").await().atMost(SOON);
        post("dee", "unhurt").await().atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(parkedRows("cy")).isEqualTo(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("dee")).containsExactly("unhurt"));
        assertThat(delivered("cy")).containsExactly("before");
        assertThat(counts().poisonKeys()).isPositive();
        backlog.look().await().atMost(SOON);
        assertThat(gauge("platen.parked.keys", "kind", "poison")).isFinite().isPositive();
        assertThat(gauge("platen.parked.oldest.age", "kind", "poison"))
                .isFinite()
                .isNotNegative();

        PostOffice.CURSED.remove(curse);
        replay.replayAll().await().atMost(SOON);

        assertThat(delivered("cy")).containsExactly("before", curse, "after");
        assertThat(parkedRows("cy")).isZero();
    }

    @Test
    void parksWhatIsNoEventAndKeepsItsText() {
        know("eve");
        List<String> foreign = List.of("", "no json", "[]", "null", "{\"id\":\"x\"}", "{\"a\":\"\\u0000\"}", "\0");

        for (int n = 0; n < foreign.size(); n++) {
            send("bad " + n, foreign.get(n));
        }
        post("eve", "unhurt").await().atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("eve")).containsExactly("unhurt"));
        for (int n = 0; n < foreign.size(); n++) {
            String key = "bad " + n;
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(parkedRows(key)).as(key).isEqualTo(1));
        }
    }

    @Test
    void refusesAnEventWhoseKeyNamesAnotherOrganisation() {
        UUID other = UUID.randomUUID();

        publisher
                .send(PostOffice.TOPIC, other + "|ana", record("ana", "smuggled", 1, "x"))
                .await()
                .atMost(SOON);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(parkedRows(other, "ana")).isEqualTo(1));
        assertThat(delivered("ana")).isEmpty();
    }

    @Test
    void showsNoOrganisationTheRowsOfAnother() {
        know("ana");
        post("ana", "private").await().atMost(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).hasSize(1));

        int seen = transactions
                .in(UUID.randomUUID(), transaction -> transaction.query("select * from letter"))
                .map(rows -> rows.size())
                .await()
                .atMost(SOON);

        assertThat(seen).isZero();
    }

    private void know(String name) {
        transactions
                .in(
                        organisation,
                        transaction -> outbox.append(
                                transaction,
                                OutgoingEvent.of(AddressBook.TOPIC, name, AddressBook.ADDRESS, new Address(name))))
                .await()
                .atMost(SOON);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(position(AddressBook.TOPIC, name)).isPositive());
    }

    private Uni<Void> post(String recipient, String text) {
        return transactions.in(organisation, transaction -> outbox.append(transaction, letter(recipient, text)));
    }

    private static OutgoingEvent letter(String recipient, String text) {
        return OutgoingEvent.of(PostOffice.TOPIC, recipient, PostOffice.LETTER, new Letter(recipient, text));
    }

    private String record(String recipient, String text, long sequence, String id) {
        return json.write(letter(recipient, text), organisation, sequence, id, Instant.now(), SpanContext.getInvalid());
    }

    private void send(String key, String payload) {
        publisher
                .send(PostOffice.TOPIC, organisation + "|" + key, payload)
                .await()
                .atMost(SOON);
    }

    private List<String> delivered(String recipient) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.query(
                                "select text from letter where recipient = $1 order by id", recipient))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList())
                .await()
                .atMost(SOON);
    }

    private long position(String topic, String key) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.query(
                                "select coalesce(max(sequence), 0) from inbox_position where topic = $1 and key = $2",
                                topic,
                                key))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private long parkedRows(String key) {
        return parkedRows(organisation, key);
    }

    private long parkedRows(UUID owner, String key) {
        return transactions
                .in(owner, transaction -> transaction.query("select count(*) from parked_event where key = $1", key))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private ParkedCounts counts() {
        return transactions.asRelay(parked::counts).await().atMost(SOON);
    }
}
