package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.notification.mailing.domain.Queue;
import platen.notification.template.domain.MailTemplate;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithSmtpPort
class SeveralReplicasTest {

    private static final int PEOPLE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ClaimMails claimMails;

    @Inject
    Leases leases;

    @Inject
    Pool pool;

    @Test
    void shareAQueueAndTakeUpWhatADeadOneLeft() {
        School school = School.withClassicMails();
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> school.enrols("Person " + number))
                .toList();
        people.forEach(person -> school.issues(person, 1, "user-created", "K7M2QX"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database().count("select count(*) from mail where organisation_id = ?", school.id())
                        == PEOPLE);
        TestClock.advance(Duration.ofMinutes(20));

        // Three more senders claim at the same time as the service's own, and die.
        List<QueuedMail> claimed = Uni.join()
                .all(IntStream.range(0, 3)
                        .mapToObj(replica -> claimMails.of(school.id(), Queue.ORDINARY, PEOPLE))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20))
                .stream()
                .flatMap(List::stream)
                .map(ClaimMails.ClaimedMail::mail)
                .toList();
        claimed.forEach(leases::release);

        assertThat(claimed).extracting(QueuedMail::id).doesNotHaveDuplicates();
        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));
            people.forEach(
                    person -> assertThat(mail.await(person.address()).code()).isEqualTo("K7M2QX"));
            people.forEach(person -> Log.awaitState(person, 1, "sent"));
            people.forEach(person -> assertThat(mail.to(person.address())).hasSize(1));
        }
    }

    /** Another replica claims the older mail at the very moment in which the newer code arrives. */
    @Test
    void doNotMissThatACodeIsOutdatedWhileItsMailIsClaimed() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "source-cleared", "OLDER2");
        Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);
        SqlConnection other = pool.getConnection().await().atMost(PATIENCE);
        Transaction claiming = other.begin().await().atMost(PATIENCE);
        run(other, "select set_config('platen.organisation', '" + school.id() + "', true)");
        run(other, "update mail set state = 'sending', attempts = attempts + 1 where user_id = '" + ana.id() + "'");

        school.issues(ana, 2, "source-changed", "NEWER2");
        Awaitility.await("the newer code's transaction waits for the older mail's row")
                .atMost(PATIENCE)
                .until(() -> Log.database()
                                .count("select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'")
                        > 0);
        claiming.commit().await().atMost(PATIENCE);
        other.close().await().atMost(PATIENCE);

        Log.awaitVersion(ana, 2);
        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));
            Log.awaitState(ana, 1, "superseded");
            assertThat(mail.to(ana.address())).isEmpty();
        }
    }

    private static void run(SqlConnection connection, String sql) {
        var unused = connection.query(sql).execute().await().atMost(PATIENCE);
    }

    /** A claim may lapse while the machine stands still, and whoever looks next may be the replica that tries the mail already. */
    @Test
    void noneTriesAMailTwiceAtTheSameTime() {
        var mail = new QueuedMail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                0,
                MailTemplate.RUN_FAILED,
                "event",
                "type",
                null,
                null,
                null,
                null,
                "<event@localhost>",
                1,
                null,
                Instant.EPOCH);

        assertThat(leases.hold(mail, Instant.MAX)).isTrue();
        assertThat(leases.hold(mail, Instant.MAX)).isFalse();

        leases.release(mail);
        assertThat(leases.hold(mail, Instant.MAX)).isTrue();
        leases.release(mail);
    }
}
