package platen.kit.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import platen.kit.KitTopics;
import platen.kit.messaging.AddressBook.Address;
import platen.kit.messaging.AddressBook.Town;
import platen.kit.messaging.PostOffice.Letter;
import platen.kit.organisation.OrganisationDeletion;
import platen.kit.organisation.OrganisationDeletion.Progress;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.SweepCheck;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Nothing of a deleted organisation stays, and nothing brings it back. */
@QuarkusTest
@WithEngines
@WithTestResource(value = KitTopics.class, scope = TestResourceScope.GLOBAL)
class DeletedOrganisationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    EventPublisher publisher;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    OrganisationDeletion deletion;

    @Inject
    EventJson json;

    @TestHTTPResource(value = "/health/well", management = true)
    URL well;

    private final UUID deleted = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final TestDatabase database = TestDatabase.ofThisRun();

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("kit", Map.of());
    }

    @Test
    void keepsTheTombstoneOnlyAndNothingOfOthers() {
        for (UUID organisation : List.of(deleted, other)) {
            address(organisation, "ana", 1);
            for (int n = 1; n <= 5; n++) {
                letter(organisation, "ana", n);
                letter(organisation, "nobody knows", n);
            }
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(rows("letter", organisation)).isEqualTo(5));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(rows("parked_event", organisation)).isEqualTo(5));
        }

        townGone(deleted);

        assertThat(finished(deleted).deletedRows()).isGreaterThan(20);
        assertThat(placesOf(deleted)).containsExactly("public.organisation_tombstone");
        assertThat(rows("letter", other)).isEqualTo(5);
        assertThat(rows("parked_event", other)).isEqualTo(5);
        assertThat(deletion.find(other).await().atMost(SOON)).isNull();
    }

    @Test
    void dropsAndCountsWhatComesLate() {
        address(deleted, "ana", 1);
        townGone(deleted);
        finished(deleted);

        address(deleted, "ben", 1);
        letter(deleted, "nobody knows", 1);
        send(PostOffice.TOPIC, deleted, "ana", "no json");
        townGone(deleted);
        letter(other, "nobody knows", 1);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(progress(deleted).droppedEvents()).isEqualTo(4));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("parked_event", other)).isEqualTo(1));
        assertThat(placesOf(deleted)).containsExactly("public.organisation_tombstone");
    }

    @Test
    void refusesRequestsOfWhoStillHasAToken() {
        townGone(deleted);
        finished(deleted);

        given().auth()
                .oauth2(TestTokens.admin(deleted))
                .contentType("application/json")
                .body("{\"name\":\"a\"}")
                .post("/api/v1/things")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/organisation-deleted"));
        given().auth()
                .oauth2(TestTokens.admin(deleted))
                .get("/api/v1/things")
                .then()
                .statusCode(410);
        assertThat(placesOf(deleted)).containsExactly("public.organisation_tombstone");
    }

    /** It began before the deletion and may write until it ends. */
    @Test
    void isFinishedOnlyAfterTransactionsThatDoNotKnowOfIt() {
        var release = new CompletableFuture<Void>();
        var begun = new CompletableFuture<Void>();
        var late = transactions
                .in(
                        deleted,
                        transaction -> transaction
                                .query("select 1")
                                .invoke(() -> begun.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(release))
                                .chain(() -> transaction.update(
                                        "insert into address (organisation_id, name) values ($1, 'late')", deleted)))
                .subscribeAsCompletionStage();
        begun.join();
        townGone(deleted);
        UUID after = UUID.randomUUID();
        townGone(after);
        await().atMost(SOON).until(() -> deletion.find(after).await().atMost(SOON) != null);
        // A transaction of the deleted organisation is refused from here on.
        await().atMost(SOON).until(() -> rows("organisation_tombstone where awaited is not null and", deleted) == 1);

        assertThat(progress(deleted).finishedAt()).isNull();
        release.complete(null);
        late.join();

        assertThat(finished(deleted).deletedRows()).isPositive();
        assertThat(placesOf(deleted)).containsExactly("public.organisation_tombstone");
    }

    @Test
    void letsNobodySweepWhatIsNotDeleted() {
        assertThatThrownBy(() -> transactions
                        .asRelay(relay -> relay.query("select sweep_organisation('" + other + "', 1)")
                                .execute())
                        .await()
                        .atMost(SOON))
                .hasMessageContaining("not deleted");
        assertThatThrownBy(() -> transactions
                        .in(other, transaction -> transaction.query("select sweep_organisation($1, 1)", other))
                        .await()
                        .atMost(SOON))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> transactions
                        .in(
                                other,
                                transaction -> transaction.update(
                                        "insert into organisation_tombstone (organisation_id) values ($1)", deleted))
                        .await()
                        .atMost(SOON))
                .hasMessageContaining("row-level security");
    }

    @Test
    void tellsOperationsHowFarItIs() {
        townGone(deleted);
        finished(deleted);

        given().get(well)
                .then()
                .body("checks.find { it.name == 'deleted-organisations' }.data", hasKey(deleted.toString()));
    }

    private Progress finished(UUID organisation) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(deletion.find(organisation).await().atMost(SOON))
                                .isNotNull()
                                .extracting(Progress::finishedAt)
                                .isNotNull());
        return progress(organisation);
    }

    private Progress progress(UUID organisation) {
        Progress found = deletion.find(organisation).await().atMost(SOON);
        assertThat(found).isNotNull();
        return Objects.requireNonNull(found);
    }

    private long rows(String table, UUID organisation) {
        String where = table.contains(" where ") ? " " : " where ";
        return database.count("select count(*) from " + table + where + "organisation_id = ?", organisation);
    }

    /** The tables that speak of it. */
    private List<String> placesOf(UUID organisation) {
        return database.dump().stream()
                .filter(value -> value.contains(organisation.toString()))
                .map(value -> value.substring(0, value.indexOf(':')))
                .distinct()
                .toList();
    }

    private void address(UUID organisation, String name, long sequence) {
        say(organisation, OutgoingEvent.of(AddressBook.TOPIC, name, AddressBook.ADDRESS, new Address(name)), sequence);
    }

    private void letter(UUID organisation, String to, long sequence) {
        say(organisation, OutgoingEvent.of(PostOffice.TOPIC, to, PostOffice.LETTER, new Letter(to, "hello")), sequence);
    }

    private void townGone(UUID organisation) {
        say(organisation, OutgoingEvent.of(AddressBook.TOPIC, "", AddressBook.TOWN_GONE, new Town()), 1);
    }

    private void say(UUID organisation, OutgoingEvent event, long sequence) {
        send(
                event.topic(),
                organisation,
                event.key(),
                json.write(
                        event,
                        organisation,
                        sequence,
                        UUID.randomUUID().toString(),
                        Instant.now(),
                        SpanContext.getInvalid()));
    }

    private void send(String topic, UUID organisation, String key, String payload) {
        publisher
                .send(topic, key.isEmpty() ? organisation.toString() : organisation + "|" + key, payload)
                .await()
                .atMost(SOON);
    }
}
