package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import platen.google.SyncFixture;
import platen.google.fake.FakeGoogle;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeRequest;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.WithEngines;

/** A directory that does wrong costs nobody a code: what cannot be trusted publishes nothing. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class MisbehavingGoogleTest {

    private static final int PEOPLE = 8;

    private SyncFixture fixture;
    private FakeUser ana;

    @BeforeEach
    void syncOnce() {
        fixture = aConnection(Map.of("onRemoval", "delete-now"));
        ana = fixture.workspace().put(named("Ana Silva").withCode("AN47B1"));
        for (int i = 1; i < PEOPLE; i++) {
            fixture.workspace().put(named("Person " + i).withCode("CODE1" + i));
        }
        fixture.sync();
        fixture.workspace().forgetRequests();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("403 userRateLimitExceeded", fault(FakeReply.error(403, "userRateLimitExceeded"))),
                Arguments.of("403 rateLimitExceeded", fault(FakeReply.error(403, "rateLimitExceeded"))),
                Arguments.of("403 quotaExceeded", fault(FakeReply.error(403, "quotaExceeded"))),
                Arguments.of("429", fault(FakeReply.error(429, "rateLimitExceeded"))),
                Arguments.of(
                        "429 with Retry-After", fault(FakeReply.error(429, "x").with("Retry-After", "1"))),
                Arguments.of("500", fault(FakeReply.text(500, "<html>oops</html>"))),
                Arguments.of("503 without body", fault(FakeReply.text(503, ""))),
                Arguments.of("cut off", (Fault) (request, reply) -> reply.brokenOff()),
                Arguments.of("truncated", (Fault) (request, reply) -> reply.truncated()));
    }

    /** Without the one that is waited for: five waits of a second prove nothing more. */
    static Stream<Arguments> lasting() {
        return passing().filter(fault -> !fault.get()[0].toString().contains("Retry-After"));
    }

    /** What the fake answers instead. */
    interface Fault extends BiFunction<FakeRequest, FakeReply, FakeReply> {}

    private static Fault fault(FakeReply reply) {
        return (request, right) -> reply;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatPassesIsTriedAgain(String name, Fault fault) {
        fixture.workspace().put(ana.withCode("NEW1"));
        var calls = new AtomicInteger();
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> calls.incrementAndGet() == 2 ? fault.apply(request, reply) : reply);

        var run = fixture.sync();

        assertThat(run.getMap("counts"))
                .isEqualTo(Map.of("read", PEOPLE, "published", 1, "unchanged", PEOPLE - 1, "removed", 0));
        assertThat(fixture.workspace().requests("users")).hasSize(4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void whatDoesNotPassEndsTheRunAfterFiveTriesAndPublishesNothing(String name, Fault fault) {
        fixture.workspace().put(ana.withCode(null));
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) ->
                                request.parameter("pageToken").isEmpty() ? reply : fault.apply(request, reply));

        Map<String, String> failure = fixture.failingSync();

        assertThat(failure.get("reason")).isIn("unavailable", "incomplete");
        assertThat(fixture.workspace().requests("users")).hasSize(6);
        assertNothingWasPublished();
    }

    static Stream<Arguments> ending() {
        return Stream.of(
                Arguments.of("users", "403 forbidden", FakeReply.error(403, "forbidden"), "authorisation", 1),
                Arguments.of("users", "403 scope", FakeReply.error(403, "insufficientPermissions"), "authorisation", 1),
                Arguments.of("users", "400 page token", FakeReply.error(400, "invalid"), "incomplete", 1),
                // A token that was held may be stale: once more with a new one.
                Arguments.of("users", "401", FakeReply.error(401, "authError"), "authorisation", 2),
                Arguments.of("schema", "404", FakeReply.error(404, "notFound"), "schema", 1));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ending")
    void whatIsFinalEndsTheRunAtOnce(String call, String name, FakeReply reply, String reason, int tries) {
        fixture.workspace().deleteAll();
        fixture.workspace().misbehave(call, (request, right) -> reply);

        Map<String, String> failure = fixture.failingSync();

        assertThat(failure).containsEntry("reason", reason);
        assertThat(failure.get("detail")).doesNotContain("ana.silva");
        assertThat(fixture.workspace().requests(call)).hasSize(tries);
        assertNothingWasPublished();
    }

    @Test
    void aRevokedAccessTokenIsReplacedOnce() {
        FakeGoogle.revokeTokens();
        fixture.workspace().put(ana.withCode("NEW2"));

        assertThat(fixture.sync().getInt("counts.published")).isEqualTo(1);
        assertThat(fixture.workspace().requests("token")).hasSize(1);
    }

    @Test
    void aRefusedServiceAccountEndsTheRunAtOnce() {
        FakeGoogle.revokeTokens();
        fixture.workspace().misbehave("token", (request, reply) -> FakeReply.oauthError(401, "unauthorized_client"));

        assertThat(fixture.failingSync())
                .containsEntry("reason", "authorisation")
                .containsEntry("detail", "The directory refused the service account: unauthorized_client");
        assertThat(fixture.workspace().requests("token")).hasSize(1);
        assertNothingWasPublished();
    }

    @Test
    void anAccessTokenThatExpiresHalfWayIsReplaced() {
        fixture.workspace().put(ana.withCode("NEW3"));
        var calls = new AtomicInteger();
        fixture.workspace().misbehave("users", (request, reply) -> {
            if (calls.incrementAndGet() == 1) {
                FakeGoogle.revokeTokens();
            }
            return reply;
        });

        assertThat(fixture.sync().getMap("counts"))
                .containsEntry("read", PEOPLE)
                .containsEntry("published", 1);
        assertThat(fixture.workspace().requests("token")).hasSize(1);
    }

    @Test
    void aServerThatAsksForMorePatienceThanThereIsEndsTheRunAtOnce() {
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> request.parameter("pageToken").isEmpty()
                                ? reply
                                : FakeReply.error(429, "rateLimitExceeded").with("Retry-After", "3600"));

        assertThat(fixture.failingSync()).containsEntry("reason", "unavailable");
        assertThat(fixture.workspace().requests("users")).hasSize(2);
        assertNothingWasPublished();
    }

    @Test
    void pageTokensThatCycleEndTheRun() {
        fixture.workspace().deleteAll();
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.page(List.of(ana), "again"));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertThat(fixture.workspace().requests("users")).hasSize(2);
        assertNothingWasPublished();
    }

    @Test
    void pagesWithoutEndEndTheRun() {
        var pages = new AtomicInteger();
        fixture.workspace()
                .misbehave("users", (request, reply) -> FakeReply.page(List.of(), "t" + pages.incrementAndGet()));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertThat(fixture.workspace().requests("users")).hasSize(20);
        assertNothingWasPublished();
    }

    @Test
    void anEmptyListingOfALinkedDirectoryIsNotBelieved() {
        fixture.workspace().deleteAll();

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertNothingWasPublished();
    }

    @Test
    void anAnswerThatIsNoListIsNotAnEmptyOne() {
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> request.parameter("pageToken").isEmpty()
                                ? reply
                                : FakeReply.json(200, Map.of("error", Map.of("code", 500))));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertNothingWasPublished();
    }

    @Test
    void aPersonSeenTwiceDifferentlyEndsTheRun() {
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> request.parameter("pageToken").isEmpty()
                                ? FakeReply.page(List.of(ana), "2")
                                : FakeReply.page(List.of(ana.withCode(null)), null));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertNothingWasPublished();
    }

    @Test
    void aPersonSeenTwiceAlikeIsOnePerson() {
        fixture.workspace().deleteAll();
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> request.parameter("pageToken").isEmpty()
                                ? FakeReply.page(List.of(ana, ana), "2")
                                : FakeReply.page(List.of(ana), null));

        var run = fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 1, "published", 0, "unchanged", 1, "removed", 0));
        assertThat(run.getInt("held.people")).isEqualTo(PEOPLE - 1);
    }

    @Test
    void aVanishedFieldClearsNobody() {
        fixture.workspace().removeField("accessCode");

        assertThat(fixture.failingSync()).containsEntry("reason", "schema");
        assertThat(fixture.workspace().requests("users")).isEmpty();
        assertNothingWasPublished();
    }

    @Test
    void aVanishedSchemaClearsNobody() {
        fixture.workspace().removeSchema();

        assertThat(fixture.failingSync()).containsEntry("reason", "schema");
        assertNothingWasPublished();
    }

    @Test
    void aFieldOfAnotherTypeClearsNobody() {
        fixture.workspace().field("accessCode", "INT64", false);

        assertThat(fixture.failingSync()).containsEntry("reason", "schema");
        assertNothingWasPublished();
    }

    @Test
    void aListWithoutAnyCustomValueClearsNobody() {
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.page(List.of(ana.withCode(null)), null));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");
        assertNothingWasPublished();
    }

    private void assertNothingWasPublished() {
        assertThat(fixture.published()).hasSize(PEOPLE).allMatch(record -> record.is("person-observed"));
        assertThat(fixture.reports().getLast().is("run-failed")).isTrue();
    }
}
