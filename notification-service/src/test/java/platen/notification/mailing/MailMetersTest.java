package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Backlog;
import platen.notification.testing.Log;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.ScriptedSmtp;
import platen.notification.testing.ScriptedSmtp.ReplyToRecipient;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

/** What an operator sees of the mails. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class MailMetersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    MeterRegistry meters;

    @Inject
    MailBacklog backlog;

    @Test
    void countsEachMailOnceByHowItEnded() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person bob = school.enrols("Bob Stone");
        Person eve = school.enrols(new Person(UUID.randomUUID(), "Eve Moor", null));
        Log.awaitContactState(eve, "active");
        Map<String, Double> before = counted("platen.mails");
        Map<String, Double> tried = counted("platen.mail.attempts");

        // No server: Ana's first code waits until the second one makes it pointless.
        school.issues(ana, 1, "user-created", "K7M2QX");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> changed("platen.mail.attempts", tried).containsKey("none unreachable"));
        school.issues(ana, 2, "source-changed", "K7M2QY");
        Log.awaitState(ana, 1, "superseded");
        school.issues(eve, 1, "user-created", "K7M2QZ");
        Log.awaitState(eve, 1, "suppressed");
        assertThat(changed("platen.mails", before))
                .containsExactlyInAnyOrderEntriesOf(Map.of("superseded superseded", 1.0, "no-address suppressed", 1.0));
        try (ScriptedSmtp mail = new ScriptedSmtp(new ReplyToRecipient("451 later"))) {
            school.issues(bob, 1, "user-created", "AAAAA2");
            Log.awaitState(bob, 1, "sent");
            assertThat(mail.letters()).hasSize(1);
        }
        try (ScriptedSmtp mail = new ScriptedSmtp(new ReplyToRecipient("550 no such user"))) {
            school.issues(bob, 2, "set-by-admin", "AAAAA3");
            Log.awaitState(bob, 2, "failed");
            assertThat(mail.letters()).isEmpty();
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(changed("platen.mails", before))
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                "superseded superseded", 1.0,
                                "no-address suppressed", 1.0,
                                "none sent", 1.0,
                                "refused failed", 1.0)));
        assertThat(changed("platen.mail.attempts", tried))
                .containsEntry("none accepted", 1.0)
                .containsEntry("none refused-for-now", 1.0)
                .containsEntry("none refused-for-good", 1.0);
    }

    /** Of an organisation that is not known yet, whose mails wait for that. */
    @Test
    void tellsHowManyWaitAndHowLateTheyAre() {
        School unknown = School.unknown();
        assertWaiting(0, 0, 0, 0);

        try (Backlog crowd = Backlog.of(unknown, 30)) {
            late(unknown, 0, 90, 1);
            late(unknown, 1, 60, 2);
            late(unknown, 2, 1_200, 27);
            assertWaiting(3, 90, 27, 1_200);

            // What waits for its turn, as after a refusal, is not late.
            late(unknown, 2, -600, 27);
            assertWaiting(3, 90, 27, 0);
        }
        assertWaiting(0, 0, 0, 0);
    }

    /** The timer may be looking at the same time, and have begun before. */
    private void assertWaiting(int urgent, double urgentLate, int ordinary, double ordinaryLate) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            backlog.look().await().atMost(PATIENCE);
            assertThat(gauge("platen.mails.waiting", "urgent")).isEqualTo(urgent);
            assertThat(gauge("platen.mails.late", "urgent")).isBetween(urgentLate, urgentLate * 1.5);
            assertThat(gauge("platen.mails.waiting", "ordinary")).isEqualTo(ordinary);
            assertThat(gauge("platen.mails.late", "ordinary")).isBetween(ordinaryLate, ordinaryLate * 1.5);
        });
    }

    /** Gives so many of the school's mails, those of no priority yet, a priority and makes them due that long ago. */
    private static void late(School school, int priority, int seconds, int mails) {
        Log.database()
                .execute(
                        "update mail set priority = ?, next_attempt_at = ?::timestamptz where organisation_id = ? and id in ("
                                + " select id from mail where organisation_id = ? and priority = 2 limit ?)",
                        (short) priority,
                        Timestamp.from(new TestClock().instant().minusSeconds(seconds)),
                        school.id(),
                        school.id(),
                        mails);
    }

    private double gauge(String name, String queue) {
        Gauge gauge = meters.find(name).tag("queue", queue).gauge();
        assertThat(gauge).isNotNull();
        return gauge.value();
    }

    /** By cause and outcome, without a cause {@code none}. */
    private Map<String, Double> counted(String name) {
        Map<String, Double> counted = new TreeMap<>();
        for (Counter counter : meters.find(name).counters()) {
            String cause = counter.getId().getTag("cause");
            counted.put((cause == null ? "none" : cause) + " " + counter.getId().getTag("outcome"), counter.count());
        }
        return counted;
    }

    private Map<String, Double> changed(String name, Map<String, Double> before) {
        Map<String, Double> changed = counted(name);
        changed.replaceAll((tags, count) -> count - before.getOrDefault(tags, 0.0));
        changed.values().removeIf(count -> count == 0);
        return changed;
    }
}
