package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Backlog;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.ScriptedSmtp;
import platen.notification.testing.ScriptedSmtp.Slow;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** Which mail goes first, and by how many connections. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class QueueOrderTest {

    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void letsNobodyWhoWaitsStandBehindLongQueues() {
        School own = known(School.withPortalMails());
        School other = known(School.withPortalMails());
        School small = School.withPortalMails();
        Person ana = small.enrols("Ana Silva");
        Log.awaitContactState(ana, "active");
        try (ScriptedSmtp mail = ScriptedSmtp.always(new Slow(Duration.ofMillis(70)));
                Backlog first = Backlog.of(own, 3_000);
                Backlog second = Backlog.of(other, 3_000)) {
            Awaitility.await("the queue to be worked off")
                    .atMost(PATIENCE)
                    .until(() -> mail.letters().size() > CONNECTIONS);

            small.reminds(ana, 1, "K7M2QX");
            long before = whenQueued(mail, small);
            Person bob = own.enrols("Bob Stone");
            own.reminds(bob, 1, "K7M2QX");
            long beforeBob = whenQueued(mail, own);
            fails(other, "head@other.example");

            assertThat(place(mail, ana.address()) - before).isLessThan(10 * CONNECTIONS);
            assertThat(place(mail, bob.address()) - beforeBob).isLessThan(10 * CONNECTIONS);
            assertThat(place(mail, "head@other.example")).isLessThan(1_000);
            Awaitility.await("both queues to be worked off")
                    .atMost(PATIENCE)
                    .until(() -> first.sent() > 0 && second.sent() > 0);
        }
    }

    /** Mails that had arrived when the reminder was seen in the table. */
    private static long whenQueued(ScriptedSmtp mail, School school) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from mail where organisation_id = ? and template = 'reminder-portal'",
                                        school.id())
                        == 1);
        return mail.letters().size();
    }

    private static int place(ScriptedSmtp mail, String address) {
        Awaitility.await("a letter to " + address)
                .atMost(PATIENCE)
                .until(() ->
                        mail.letters().stream().anyMatch(letter -> letter.to().contains(address)));
        List<List<String>> addresses =
                mail.letters().stream().map(letter -> letter.to()).toList();
        return addresses.indexOf(List.of(address));
    }

    private static void fails(School school, String address) {
        School.topics()
                .publish(
                        "directory.run",
                        TestEvent.example("directory.run", "run-failed")
                                .organisation(school.id())
                                .key("google")
                                .sequence(1)
                                .data("source", "google")
                                .data("noticeAddress", address));
    }

    @Test
    void usesAConnectionForManyMails() {
        School school = known(School.withPortalMails());
        try (ScriptedSmtp mail = new ScriptedSmtp();
                Backlog crowd = Backlog.of(school, 150)) {
            Awaitility.await().atMost(PATIENCE).until(() -> crowd.sent() == 150);

            assertThat(mail.letters()).hasSize(150);
            assertThat(mail.connections()).isBetween(1, CONNECTIONS);
        }
    }

    /** The newer one is due and urgent, the older one neither. */
    @Test
    void sendsNobodyANewerMailBeforeAnOlderOne() {
        School school = known(School.withPortalMails());
        Person ana = school.enrols("Ana Silva");
        Person bob = school.enrols("Bob Stone");
        school.issues(ana, 2, "source-changed", "K7M2QX");
        school.issues(bob, 2, "source-changed", "K7M2QX");
        Log.awaitVersion(ana, 2);
        Log.awaitVersion(bob, 2);
        try (ScriptedSmtp mail = new ScriptedSmtp();
                Backlog tomorrow = Backlog.later(school, ana)) {
            school.reminds(ana, 2, "K7M2QX");
            Awaitility.await("the reminder to be recorded")
                    .atMost(PATIENCE)
                    .until(() -> Log.of(ana).size() == 2);
            school.reminds(bob, 2, "K7M2QX");
            Log.awaitState(bob, 2, "sent");
            assertThat(Log.attempts(ana, 2))
                    .as("a claim took the other reminder only")
                    .isZero();

            tomorrow.comes();

            Log.awaitState(ana, 2, "sent");
            assertThat(mail.letters())
                    .filteredOn(letter -> letter.to().contains(ana.address()))
                    .extracting(Letter::subject)
                    .containsExactly(
                            "Get your access code for Demo School", "Your access code for Demo School, as asked for");
        }
    }

    private static School known(School school) {
        Person somebody = school.enrols(new Person(UUID.randomUUID(), "Somebody Else", null));
        Log.awaitContactState(somebody, "active");
        return school;
    }
}
