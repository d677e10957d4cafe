package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeGoogleAddress;
import platen.google.fake.FakeReply;
import platen.google.fake.WithFakeGoogle;
import platen.testing.WithEngines;

/** More runs than may be under way at once. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class RunQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whoHasWaitedLongestIsNextWhetherAskedForOrDue() {
        List<Slow> all = Stream.generate(Slow::new)
                .limit(FakeGoogleAddress.RUNS_AT_A_TIME)
                .toList();
        all.forEach(Slow::begin);
        var first = new Slow();
        UUID asked = first.fixture.start();
        var second = new Slow();
        second.fixture.replace(Map.of("mode", "automatic")).statusCode(200);
        var third = new Slow();
        UUID askedLast = third.fixture.start();
        assertThat(first.fixture.run(asked).getString("state")).isEqualTo("queued");
        assertThat(second.fixture.runs()).isEmpty();

        all.get(0).release.countDown();
        await().atMost(PATIENCE).until(first::isReading);
        assertThat(second.isReading()).isFalse();
        all.get(1).release.countDown();
        await().atMost(PATIENCE).until(second::isReading);
        assertThat(third.isReading()).isFalse();

        Stream.concat(all.stream(), Stream.of(first, second, third)).forEach(slow -> slow.release.countDown());
        assertThat(third.fixture.finished(askedLast).getString("state")).isEqualTo("completed");
        assertThat(first.fixture.finished(asked).getString("state")).isEqualTo("completed");
        second.fixture.replace(Map.of("mode", "manual")).statusCode(200);
        all.forEach(slow -> slow.fixture.finished(slow.run));
    }

    /** An organisation whose directory answers only when told to. */
    private static final class Slow {

        private final SyncFixture fixture = aConnection();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private UUID run = new UUID(0, 0);

        Slow() {
            fixture.workspace().put(named("Ana Silva"));
            fixture.workspace().misbehave("users", (request, reply) -> {
                asked.countDown();
                return after(reply);
            });
        }

        void begin() {
            run = fixture.start();
            await().atMost(PATIENCE).until(this::isReading);
        }

        boolean isReading() {
            return asked.getCount() == 0;
        }

        private FakeReply after(FakeReply reply) {
            try {
                return release.await(1, TimeUnit.MINUTES) ? reply : FakeReply.text(500, "nobody released the fake");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
