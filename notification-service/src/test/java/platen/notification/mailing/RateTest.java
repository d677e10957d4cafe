package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.persistence.RateRow;
import platen.notification.testing.Log;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

/** The rate that replicas keep to together. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class RateTest {

    private static final Instant START = Instant.parse("2026-01-05T08:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RateRow row;

    @BeforeEach
    void forgetTurns() {
        Log.database().execute("delete from mail_rate");
    }

    private boolean taken(double second, boolean urgent) {
        return row.take(START.plusMillis((long) (second * 1_000)), 60, urgent)
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void letsUrgentMailsGoFirst() {
        assertThat(taken(0, false)).isTrue();
        assertThat(taken(0, false)).as("the last turn is for an urgent one").isFalse();
        assertThat(taken(0, true)).isTrue();
        assertThat(taken(0, true)).isFalse();

        assertThat(taken(1, false)).isFalse();
        assertThat(taken(1, true)).isTrue();
        assertThat(taken(1.5, true)).isFalse();
        assertThat(taken(0.5, true)).as("by another replica's slow clock").isFalse();

        assertThat(taken(3, false)).isTrue();
        assertThat(taken(3, false)).isFalse();
    }

    @Test
    void savesNoTurnsForLater() {
        assertThat(taken(0, false)).isTrue();

        assertThat(taken(3_600, true)).isTrue();
        assertThat(taken(3_600, true)).isTrue();
        assertThat(taken(3_600, true)).isFalse();
    }

    @Test
    void waitsForItsTurn() {
        var turns = new Turns(row, withRate(600), Clock.fixed(START, ZoneOffset.UTC));
        AtomicBoolean givenUp = new AtomicBoolean();
        for (int turn = 0; turn < 2; turn++) {
            assertThat(turns.take(Queue.URGENT, givenUp::get).await().atMost(PATIENCE))
                    .isTrue();
        }

        CompletableFuture<Boolean> waiting =
                turns.take(Queue.URGENT, givenUp::get).subscribeAsCompletionStage();

        assertThat(waiting).isNotCompleted();
        Log.database().execute("update mail_rate set turns = 5");
        assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(true);
        Log.database().execute("update mail_rate set turns = 0");
        CompletableFuture<Boolean> stopped =
                turns.take(Queue.ORDINARY, givenUp::get).subscribeAsCompletionStage();
        givenUp.set(true);
        assertThat(stopped).succeedsWithin(PATIENCE).isEqualTo(false);
    }

    private static MailSettings withRate(int perMinute) {
        return (MailSettings) Proxy.newProxyInstance(
                MailSettings.class.getClassLoader(),
                new Class<?>[] {MailSettings.class},
                (proxy, method, arguments) ->
                        method.getName().equals("ratePerMinute") ? OptionalInt.of(perMinute) : null);
    }
}
