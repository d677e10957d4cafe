package platen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.kit.messaging.AddressBook.Address;
import platen.kit.messaging.PostOffice.Letter;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

/** Two relays on one outbox: the application's own and one that stands for another replica's. */
@QuarkusTest
@WithEngines
class RelayReplicasTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    OutboxRows rows;

    @Inject
    OutboxRelay relay;

    @Inject
    EventPublisher publisher;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final UUID organisation = UUID.randomUUID();
    private OutboxRelay other;

    @BeforeEach
    void startAnother() {
        other = new OutboxRelay(transactions, rows, publisher, vertx, Duration.ofHours(1));
    }

    @Test
    void keepTheOrderOfAKeyWhicheverOfThemPublishes() {
        know("ana");
        List<String> texts =
                IntStream.range(0, 200).mapToObj(n -> "letter " + n).toList();

        Multi.createFrom()
                .iterable(texts)
                .onItem()
                .transformToUniAndConcatenate(text -> post("ana", text).invoke(other::wake))
                .collect()
                .last()
                .await()
                .atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(delivered("ana")).hasSize(texts.size()));
        assertThat(delivered("ana")).containsExactlyElementsOf(texts);
    }

    /** A nudge that is answered with a nudge would go to and fro for as long as one of them publishes. */
    @Test
    void nudgeEachOtherOnlyForWhatTheyWrote() {
        var heard = new ConcurrentLinkedQueue<String>();
        PgSubscriber ear = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(username).setPassword(password));
        ear.channel(OutboxRows.CHANNEL).handler(heard::add);
        ear.connect().toCompletionStage().toCompletableFuture().join();
        var publishing = new CompletableFuture<Void>();
        var done = new CompletableFuture<Void>();
        var busy = transactions
                .asRelay(connection -> rows.tryLock(connection)
                        .repeat()
                        .until(locked -> locked)
                        .collect()
                        .last()
                        .invoke(() -> publishing.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(done)))
                .subscribeAsCompletionStage();
        publishing.join();

        other.wake();
        await().atMost(SOON).until(() -> !heard.isEmpty());
        for (int repeat = 0; repeat < 50; repeat++) {
            other.look();
            relay.look();
        }
        transactions
                .asRelay(connection -> connection
                        .query("notify " + OutboxRows.CHANNEL + ", 'end'")
                        .execute())
                .await()
                .atMost(SOON);
        await().atMost(SOON).until(() -> heard.contains("end"));
        done.complete(null);
        busy.join();
        ear.close().toCompletionStage().toCompletableFuture().join();

        assertThat(heard).containsExactly("", "end");
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
    }

    private Uni<Void> post(String recipient, String text) {
        return transactions.in(
                organisation,
                transaction -> outbox.append(
                        transaction,
                        OutgoingEvent.of(PostOffice.TOPIC, recipient, PostOffice.LETTER, new Letter(recipient, text))));
    }

    private List<String> delivered(String recipient) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.query(
                                "select text from letter where recipient = $1 order by id", recipient))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList())
                .await()
                .atMost(SOON);
    }
}
