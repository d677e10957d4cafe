package platen.google.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.google.PublishedPerson;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeRequest;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** What pushes lead to, in a directory large enough to be read once a day only. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class PushTest {

    @Inject
    MeterRegistry meters;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PEOPLE = 13;

    private SyncFixture fixture;
    private FakeUser ana;

    @BeforeEach
    void readOnce() {
        fixture = aConnection(Map.of("onRemoval", "delete-now"));
        ana = fixture.workspace().put(named("Ana Silva").withCode("AN47A1").withCard("0411"));
        for (int i = 1; i < PEOPLE; i++) {
            fixture.workspace().put(named("Person " + i).withCode("CODE" + (10 + i)));
        }
        LocalTime inSixHours = LocalTime.now(ZoneOffset.UTC).plusHours(6).truncatedTo(ChronoUnit.MINUTES);
        fixture.replace(Map.of(
                        "mode",
                        "automatic",
                        "onRemoval",
                        "delete-now",
                        "dailyRun",
                        Map.of("at", inSixHours.toString(), "zone", "UTC")))
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> fixture.workspace().channels("update").size() == 1 && isQuiet());
        fixture.workspace().forgetRequests();
    }

    @AfterEach
    void stop() {
        fixture.workspace().behave();
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
    }

    /** No run is due for hours. */
    private boolean isQuiet() {
        var shown = fixture.connection();
        return shown.get("lastCompleteRun") != null
                && Instant.parse(shown.getString("nextRunAt"))
                        .isAfter(Instant.now().plus(Duration.ofHours(5)))
                && fixture.runs().stream().allMatch(run -> "completed".equals(run.get("state")));
    }

    @Test
    void aPushThatClearsHasEverybodyReadSoonerAndAppliesNothingByItself() {
        fixture.workspace().put(ana.withCode(null));

        push("update", ana);
        push("update", ana);

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2);
        assertThat(last(ana).accessCode()).isEqualTo("cleared");
        assertThat(last(ana).card()).isEqualTo("0411");
        assertThat(fixture.workspace().requests("users")).isNotEmpty();
    }

    @Test
    void whatNoGuardHasASayInIsPublishedAtOnceAndStandsInTheLogOfRuns() {
        FakeUser bo = fixture.workspace().put(named("Bo Berg").withCode("BO1234"));
        fixture.workspace().put(ana.withCode("NEW456").withName("Ana Berg"));
        double before = pushesCounted();

        push("update", ana);
        push("add", bo);

        await().atMost(PATIENCE)
                .until(() -> fixture.published(ana).size() == 2
                        && fixture.published(bo).size() == 1);
        assertThat(last(ana).accessCode()).isEqualTo("NEW456");
        assertThat(last(ana).text("displayName")).isEqualTo("Ana Berg");
        assertThat(last(bo).accessCode()).isEqualTo("BO1234");
        assertThat(fixture.workspace().requests("users")).isEmpty();
        assertThat(isQuiet()).isTrue();
        assertThat(fixture.runs().getFirst()).containsEntry("trigger", "push").containsEntry("state", "completed");
        assertThat(pushesCounted() - before)
                .isEqualTo(fixture.runs().stream()
                        .filter(run -> "push".equals(run.get("trigger")))
                        .count());
        assertThat(fixture.published(ana).getLast().data().path("source").asText())
                .isEqualTo("google");

        // What a push has published, a run finds unchanged.
        assertThat(fixture.sync().getInt("counts.published")).isZero();
    }

    @Test
    void whatAGuardHasASayInIsLeftToARun() {
        fixture.workspace().put(ana.withEmail("ana.berg@school.example"));

        push("update", ana);

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2);
        assertThat(fixture.workspace().requests("users")).isNotEmpty();
        assertThat(fixture.runs()).noneMatch(run -> "push".equals(run.get("trigger")));
        FakeUser bo = fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        fixture.workspace().forgetRequests();

        fixture.workspace().put(bo.asSuspended());
        push("update", bo);

        await().atMost(PATIENCE).until(() -> fixture.published(bo).size() == 2);
        assertThat(fixture.workspace().requests("users")).isNotEmpty();
    }

    @Test
    void whatWasReadBeforeAnotherPushIsReadAgain() throws InterruptedException {
        FakeUser bo = fixture.workspace().put(named("Bo Berg"));
        var reading = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fixture.workspace().misbehave("user", (request, reply) -> {
            if (!request.parameter("user").equals(ana.id()) || reading.getCount() == 0) {
                return reply;
            }
            reading.countDown();
            return after(release, reply);
        });
        fixture.workspace().put(ana.withCode("OLD123"));
        push("update", ana);
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        fixture.workspace().put(ana.withCode("NEW456"));

        push("add", bo);
        await().atMost(PATIENCE).until(() -> fixture.published(bo).size() == 1);
        release.countDown();

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(fixture.published(ana)).hasSize(2);
        assertThat(last(ana).accessCode()).isEqualTo("NEW456");
    }

    @Test
    void whoIsDeletedIsRemovedByTheRunThatFollows() {
        fixture.workspace().delete(ana);

        push("delete", ana);

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2);
        assertThat(fixture.published(ana).getLast().is("person-removed")).isTrue();
    }

    @Test
    void aPushAboutNothingNewIsForgotten() {
        push("update", ana);
        push("update", named("Nobody Here"));

        await().atMost(PATIENCE)
                .until(() -> fixture.workspace().requests("user").size() == 2 && waiting() == 0);
        assertThat(isQuiet()).isTrue();
        assertThat(fixture.workspace().requests("users")).isEmpty();
        assertThat(fixture.published()).hasSize(PEOPLE);
    }

    @Test
    void whatIsNotGooglesIsAnsweredAlikeAndDropped() {
        fixture.workspace().put(ana.withCode(null));
        FakeRequest ours = channel("update");
        SyncFixture stranger = aConnection(Map.of("mode", "automatic"));
        await().atMost(PATIENCE)
                .until(() -> stranger.workspace().channels("update").size() == 1);
        FakeRequest theirs = stranger.workspace().channels("update").getFirst();
        stranger.replace(Map.of("mode", "manual")).statusCode(200);

        post(ours.parameter("id"), "wrong", "update", ana);
        post(ours.parameter("id"), theirs.parameter("token"), "update", ana);
        post(theirs.parameter("id"), ours.parameter("token"), "update", ana);
        post(ours.parameter("id") + "x", ours.parameter("token"), "update", ana);
        post("", "", "", ana);
        given().body("{not json").post("/google/push").then().statusCode(200);
        // In order behind the others.
        push("sync", ana);

        assertThat(waiting()).isZero();
        assertThat(fixture.workspace().requests("user")).isEmpty();
        assertThat(isQuiet()).isTrue();
    }

    @Test
    void isShort() {
        given().body("x".repeat(17_000)).post("/google/push").then().statusCode(413);
        given().get("/google/push").then().statusCode(405);
    }

    @Test
    void aPushDuringARunWaitsAndIsOneJobHoweverOftenItComes() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fixture.workspace().misbehave("users", (request, reply) -> {
            reading.countDown();
            return after(release, reply);
        });
        UUID run = fixture.start();
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        fixture.workspace().put(ana.withName("Ana Berg"));

        push("update", ana);
        push("update", ana);
        push("add", ana);
        assertThat(waiting()).isEqualTo(1);
        assertThat(fixture.workspace().requests("user")).isEmpty();
        release.countDown();
        fixture.finished(run);

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2 && waiting() == 0);
        assertThat(PublishedPerson.of(fixture, fixture.published(ana).getLast()).text("displayName"))
                .isEqualTo("Ana Berg");
    }

    @Test
    void whatWasReadBeforeARunDoesNotOverwriteIt() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fixture.workspace().misbehave("user", (request, reply) -> {
            reading.countDown();
            return after(release, reply);
        });
        fixture.workspace().put(ana.withCode("OLD123"));
        push("update", ana);
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

        fixture.workspace().put(ana.withCode("NEW456"));
        fixture.sync();
        release.countDown();

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(fixture.published(ana)).hasSize(2);
        assertThat(PublishedPerson.of(fixture, fixture.published(ana).getLast()).accessCode())
                .isEqualTo("NEW456");
    }

    @Test
    void moreThanAFewAreLeftToARun() {
        fixture.workspace().misbehave("user", (request, reply) -> FakeReply.error(503, "backendError"));
        FakeUser one = fixture.workspace().put(named("Cy Cole"));

        for (int i = 0; i < 4; i++) {
            push("update", named("Person X" + i));
        }

        await().atMost(PATIENCE).until(() -> fixture.published(one).size() == 1);
        assertThat(waiting()).isLessThanOrEqualTo(3);
    }

    @Test
    void aVanishedSchemaIsLeftToARunWhichClearsNobody() {
        fixture.workspace().removeSchema();

        push("update", ana);

        await().atMost(PATIENCE)
                .until(() -> "failed".equals(fixture.runs().getFirst().get("state")));
        assertThat(fixture.published()).hasSize(PEOPLE);
    }

    private PublishedPerson last(FakeUser user) {
        return PublishedPerson.of(fixture, fixture.published(user).getLast());
    }

    private FakeRequest channel(String event) {
        return fixture.workspace().channels(event).getFirst();
    }

    private double pushesCounted() {
        return meters.find("platen.sync.runs").tags("kind", "push", "outcome", "completed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void push(String event, FakeUser user) {
        FakeRequest channel = channel(event.equals("sync") ? "update" : event);
        post(channel.parameter("id"), channel.parameter("token"), event, user);
    }

    private static void post(String channel, String token, String state, FakeUser user) {
        given().header("X-Goog-Channel-ID", channel)
                .header("X-Goog-Channel-Token", token)
                .header("X-Goog-Resource-State", state)
                .header("X-Goog-Resource-ID", "resource")
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "admin#directory#user", "id", user.id(), "primaryEmail", user.email()))
                .post("/google/push")
                .then()
                .statusCode(200);
    }

    private long waiting() {
        return TestDatabase.ofThisRun()
                .count("select count(*) from push_job where organisation_id = ?", fixture.organisation());
    }

    private static FakeReply after(CountDownLatch release, FakeReply reply) {
        try {
            return release.await(10, TimeUnit.SECONDS) ? reply : FakeReply.text(500, "nobody released the fake");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
