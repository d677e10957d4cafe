package platen.google.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeGoogleAddress;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeRequest;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Channels from opening to stopping. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class PushChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> EVENTS = List.of("add", "delete", "update", "undelete");

    private SyncFixture fixture;

    @BeforeEach
    void connect() {
        fixture = aConnection();
    }

    @Test
    void anAutomaticConnectionHasOneForEachKindOfChangeUntilItTurnsManual() {
        fixture.replace(Map.of("mode", "automatic")).statusCode(200);
        await().atMost(PATIENCE).until(() -> open() == 4 && rows() == 4);

        Set<String> tokens = new HashSet<>();
        for (String event : EVENTS) {
            FakeRequest channel = fixture.workspace().channels(event).getFirst();
            assertThat(channel.parameters())
                    .containsEntry("type", "web_hook")
                    .containsEntry("customer", "my_customer")
                    .containsEntry("address", FakeGoogleAddress.PUSH_URL);
            assertThat(channel.parameter("id"))
                    .startsWith(fixture.organisation().toString().replace("-", ""));
            assertThat(channel.parameter("token")).hasSizeGreaterThan(40);
            tokens.add(channel.parameter("token"));
        }
        assertThat(tokens).hasSize(4);
        assertThat(String.join("\n", TestDatabase.ofThisRun().dump())).doesNotContain(tokens);

        // The first answer to stop is lost on the way: the row is kept and tried again, and 404 is done.
        fixture.workspace().misbehave("stop", (request, reply) -> FakeReply.text(500, ""));
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> !fixture.workspace().requests("stop").isEmpty());
        assertThat(rows()).isEqualTo(4);
        fixture.workspace().behave();

        await().atMost(PATIENCE).until(() -> rows() == 0);
        assertThat(open()).isZero();
    }

    @Test
    void isRenewedBeforeItsEndWithOverlapAndTheOldOneStopped() {
        fixture.workspace().channelsLive(Duration.ofSeconds(4));
        fixture.replace(Map.of("mode", "automatic")).statusCode(200);
        await().atMost(PATIENCE).until(() -> open() == 4);
        String first = fixture.workspace().channels("update").getFirst().parameter("id");

        await().atMost(PATIENCE)
                .until(() -> fixture.workspace().channels("update").stream()
                        .noneMatch(channel -> channel.parameter("id").equals(first)));

        assertThat(fixture.workspace().channels("update")).isNotEmpty();
        List<FakeRequest> watches = fixture.workspace().requests("watch").stream()
                .filter(request -> request.parameter("event").equals("update"))
                .toList();
        assertThat(watches).hasSizeGreaterThanOrEqualTo(2);
        assertThat(fixture.workspace().requests().indexOf(watches.get(1)))
                .isLessThan(fixture.workspace().requests().indexOf(stopOf(first)));
        fixture.workspace().channelsLive(Duration.ofHours(6));
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
        await().atMost(PATIENCE).until(() -> open() == 0);
    }

    @Test
    void withoutChannelsRunsGoOn() {
        fixture.workspace().misbehave("watch", (request, reply) -> FakeReply.error(400, "invalid"));
        fixture.replace(Map.of("mode", "automatic")).statusCode(200);

        await().atMost(PATIENCE).until(() -> fixture.runs().size() >= 2);

        assertThat(fixture.runs()).noneMatch(run -> "failed".equals(run.get("state")));
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
    }

    private FakeRequest stopOf(String channel) {
        return fixture.workspace().requests("stop").stream()
                .filter(request -> request.parameter("id").equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private long open() {
        return EVENTS.stream()
                .mapToLong(event -> fixture.workspace().channels(event).size())
                .sum();
    }

    private long rows() {
        return TestDatabase.ofThisRun()
                .count("select count(*) from push_channel where organisation_id = ?", fixture.organisation());
    }
}
