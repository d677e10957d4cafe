package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.ScriptedSmtp;
import platen.notification.testing.ScriptedSmtp.CutAtDot;
import platen.notification.testing.ScriptedSmtp.ReplyToDot;
import platen.notification.testing.ScriptedSmtp.ReplyToRecipient;
import platen.notification.testing.ScriptedSmtp.ReplyToSender;
import platen.notification.testing.ScriptedSmtp.Silence;
import platen.notification.testing.ScriptedSmtp.Slow;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What the service makes of a mail server that is away, refuses, falls silent or is cut off. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class SmtpFaultsTest {

    @Test
    void failsAfterADayWithoutAServer() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "K7M2QX");
        Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);

        TestClock.advance(Duration.ofHours(25));

        Log.awaitState(ana, 1, "failed");
        assertThat(String.valueOf(Log.answer(ana, 1))).contains("No connection to the mail server");
        assertBounced(ana, "given-up");
    }

    /** In order, and each once, whatever was issued meanwhile. */
    @Test
    void mailsEveryCurrentCodeWhenTheServerComesBackAfterAnHour() {
        School school = School.withClassicMails();
        List<Person> people =
                List.of(school.enrols("Ana Silva"), school.enrols("Bob Stone"), school.enrols("Eve Moor"));
        people.forEach(person -> school.issues(person, 1, "user-created", "FRST22"));
        people.forEach(person -> Log.awaitVersion(person, 1));
        TestClock.advance(Duration.ofMinutes(40));
        school.issues(people.get(0), 2, "set-by-admin", "SECND2");
        school.issues(people.get(1), 2, "source-changed", "SECND3");
        Log.awaitVersion(people.get(0), 2);
        Log.awaitVersion(people.get(1), 2);
        TestClock.advance(Duration.ofMinutes(20));

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));

            assertThat(mail.await(people.get(0).address()).code()).isEqualTo("SECND2");
            assertThat(mail.await(people.get(2).address()).code()).isEqualTo("FRST22");
            assertThat(mail.to(people.get(1).address())).isEmpty();
            Log.awaitState(people.get(1), 1, "superseded");
        }
    }

    @Test
    void triesAgainWhereTheServerRefusesTheConnection() {
        try (ScriptedSmtp mail = ScriptedSmtp.greeting("421 too busy", "554 no service here", "220 welcome")) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(mail.letters()).extracting(Letter::code).containsExactly("K7M2QX");
            assertThat(Log.attempts(ana, 1)).isEqualTo(3);
        }
    }

    @Test
    void bearsWithAServerThatTakesItsTime() {
        try (ScriptedSmtp mail = ScriptedSmtp.always(new Slow(Duration.ofMillis(60)))) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(mail.letters()).extracting(Letter::code).containsExactly("K7M2QX");
            assertThat(Log.attempts(ana, 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 closing", "450 later", "451 greylisted", "535 who are you"})
    void triesAgainAfterATemporaryRefusal(String reply) {
        try (ScriptedSmtp mail =
                new ScriptedSmtp(new ReplyToSender(reply), new ReplyToRecipient(reply), new ReplyToDot(reply))) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(mail.letters()).extracting(Letter::code).containsExactly("K7M2QX");
            assertThat(Log.attempts(ana, 1)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesA5xxAboutTheMailAsFinal(boolean atRecipient) {
        String reply = "550 no such user";
        try (ScriptedSmtp mail = new ScriptedSmtp(atRecipient ? new ReplyToRecipient(reply) : new ReplyToDot(reply))) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "failed");
            assertThat(Log.answer(ana, 1)).isEqualTo(reply);
            assertThat(Log.attempts(ana, 1)).isEqualTo(1);
            assertThat(mail.letters()).isEmpty();
            assertBounced(ana, "refused");
        }
    }

    private static void assertBounced(Person person, String reason) {
        var told = School.topics()
                .await(
                        "notification.mail",
                        record -> record.is("mail-bounced")
                                && record.data()
                                        .path("userId")
                                        .asText()
                                        .equals(person.id().toString()));
        assertThat(told.data().path("reason").asText()).isEqualTo(reason);
        assertThat(told.data().path("mailId").asText())
                .isEqualTo(Log.idOf(person, 1).toString());
        ContractChecks.ofRepository().assertValid(String.valueOf(told.value()));
    }

    @Test
    void sendsAgainWhenTheConnectionIsCutBeforeTheMailIsTaken() {
        try (ScriptedSmtp mail = new ScriptedSmtp(new CutAtDot(false))) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(mail.letters()).extracting(Letter::code).containsExactly("K7M2QX");
        }
    }

    /** The one case in which a mail may arrive twice: nobody can know whether it was taken (RFC 1047). */
    @Test
    void sendsTheSameMailAgainWhenOnlyTheConfirmationIsLost() {
        try (ScriptedSmtp mail = new ScriptedSmtp(new CutAtDot(true))) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(mail.letters()).hasSize(2);
            assertSame(mail.letters());
        }
    }

    private static void assertSame(List<Letter> letters) {
        assertThat(letters)
                .extracting(Letter::messageId)
                .containsOnly(letters.getFirst().messageId());
        assertThat(letters)
                .extracting(Letter::text)
                .containsOnly(letters.getFirst().text());
        assertThat(letters)
                .extracting(Letter::html)
                .containsOnly(letters.getFirst().html());
    }

    @Test
    void doesNotWaitForEverForASilentServer() {
        try (ScriptedSmtp mail = new ScriptedSmtp(new Silence())) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            Log.awaitState(ana, 1, "sent");
            assertThat(Log.attempts(ana, 1)).isEqualTo(2);
            assertThat(mail.letters()).hasSize(1);
        }
    }

    @Test
    void dropsAnUnsentOlderMailForANewerOne() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "OLDER2");
        Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);

        school.issues(ana, 2, "set-by-admin", "NEWER2");
        Log.awaitVersion(ana, 2);
        Log.awaitState(ana, 1, "superseded");

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));
            assertThat(mail.await(ana.address()).code()).isEqualTo("NEWER2");
            assertSuperseded(ana);
        }
    }

    private static void assertSuperseded(Person person) {
        var told = School.topics()
                .await(
                        "notification.mail",
                        record -> record.is("mail-suppressed")
                                && record.data()
                                        .path("userId")
                                        .asText()
                                        .equals(person.id().toString()));
        assertThat(told.data().path("reason").asText()).isEqualTo("superseded");
    }

    @Test
    void neverMailsACodeThatASourceHasReplacedMeanwhile() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "source-cleared", "OLDER2");
        Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);

        school.issues(ana, 2, "source-changed", "NEWER2");
        Log.awaitState(ana, 1, "superseded");

        assertThat(Log.of(ana)).hasSize(1);
    }

    @Test
    void keepsAPortalLinkThatStillLeadsToTheCode() {
        School school = School.withPortalMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "OLDER2");
        Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);
        school.issues(ana, 2, "source-changed", "NEWER2");
        Log.awaitVersion(ana, 2);

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));
            assertThat(mail.await(ana.address()).subject()).startsWith("Get your access code");
        }
    }

    @Test
    void dropsTheMailsOfWhoeverMayNotLogInAnyMore() {
        School school = School.withClassicMails();
        Person deactivated = school.enrols("Ana Silva");
        Person retired = school.enrols("Bob Stone");
        school.issues(deactivated, 1, "user-created", "AAAAA2");
        school.issues(retired, 1, "user-created", "AAAAA3");
        Log.awaitVersion(deactivated, 1);
        Log.awaitVersion(retired, 1);

        school.says("user-deactivated", deactivated, "inactive");
        school.retires(retired, 1);

        Log.awaitState(deactivated, 1, "suppressed");
        Log.awaitState(retired, 1, "suppressed");
    }

    /** Even when the code ends while the mail is being sent, the log says that it ended, not that another took its place. */
    @Test
    void tellsACodeThatEndedDuringAnAttemptFromAReplacedOne() {
        try (ScriptedSmtp mail = new ScriptedSmtp(new Silence())) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            school.issues(ana, 1, "user-created", "K7M2QX");
            Log.awaitState(ana, 1, "sending");

            school.retires(ana, 1);

            Log.awaitState(ana, 1, "suppressed");
            assertThat(mail.letters()).isEmpty();
        }
    }

    @Test
    void waitsForAPortalAddress() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.unknown();
            school.created("Demo School", "portal", null);
            Person ana = school.enrols("Ana Silva");
            school.issues(ana, 1, "user-created", "K7M2QX");
            Awaitility.await().until(() -> !Log.of(ana).isEmpty() && Log.attempts(ana, 1) >= 1);

            school.settingsChanged("Demo School", "portal", "https://portal.school.example/");
            TestClock.advance(Duration.ofMinutes(20));

            assertThat(mail.await(ana.address()).text()).contains("https://portal.school.example/");
        }
    }

    @Test
    void takesUpTheMailOfAReplicaKilledBetweenSendingAndRecording() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            var cause = school.issues(ana, 1, "user-created", "K7M2QX");
            mail.await(ana.address());
            Log.awaitState(ana, 1, "sent");

            // What such a replica leaves behind: the mail is out, the row says "sending", the lease lapses.
            Log.database()
                    .execute(
                            "update mail set state = 'sending', sent_at = null, sealed_recipient = 'notification',"
                                    + " sealed_box = ?, next_attempt_at = now() + interval '1 second' where user_id = ?",
                            cause.json().replaceAll("(?s).*\"box\":\"([^\"]+)\".*", "$1"),
                            ana.id());

            Log.awaitState(ana, 1, "sent");
            assertSame(mail.await(ana.address(), 2));
            assertThat(mail.to(ana.address()).getFirst().messageId()).isEqualTo("<" + cause.id() + "@localhost>");
        }
    }
}
