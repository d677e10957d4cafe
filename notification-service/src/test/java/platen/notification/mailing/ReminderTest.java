package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** Mails that tell again what was told before. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class ReminderTest {

    @Test
    void mailsTheSameCodeAgainOncePerRequest() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            school.issues(ana, 1, "user-created", "K7M2QX");
            mail.await(ana.address());

            TestEvent first = school.reminds(ana, 1, "K7M2QX");
            mail.await(ana.address(), 2);
            School.topics().publish("accesscode.credential", first);
            TestEvent second = school.reminds(ana, 1, "K7M2QX");
            mail.await(ana.address(), 3);
            school.issues(ana, 2, "set-by-admin", "NEWER2");

            var letters = mail.await(ana.address(), 4);
            assertThat(letters).extracting(Letter::code).containsExactly("K7M2QX", "K7M2QX", "K7M2QX", "NEWER2");
            assertThat(letters.get(1).subject()).isEqualTo("Your access code for Demo School, as asked for");
            assertThat(letters)
                    .extracting(Letter::messageId)
                    .contains("<" + first.id() + "@localhost>", "<" + second.id() + "@localhost>");
            assertThat(Log.of(ana))
                    .filteredOn(row -> row.get("template").equals("reminder"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row.get("sealed_box")).isNull());
        }
    }

    @Test
    void mailsALinkWhereTheOrganisationHasAPortal() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withPortalMails();
            Person ana = school.enrols("Ana Silva");

            school.reminds(ana, 1, "K7M2QX");

            Letter letter = mail.await(ana.address());
            assertThat(letter.codes()).isEmpty();
            assertThat(letter.text())
                    .contains("https://portal.school.example/my-code")
                    .doesNotContain("K7M2QX");
        }
    }

    @Test
    void neverTellsOfAnOlderCode() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            school.issues(ana, 2, "source-changed", "NEWER2");

            school.reminds(ana, 1, "OLDER2");
            school.reminds(ana, 2, "NEWER2");

            assertThat(mail.await(ana.address()).code()).isEqualTo("NEWER2");
            assertThat(Log.of(ana)).hasSize(1);
        }
    }

    @Test
    void isDroppedForANewerCodeAndNotRepeatedWhileTheMailServerIsAway() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "OLDER2");
        school.reminds(ana, 1, "OLDER2");
        school.reminds(ana, 1, "OLDER2");
        school.issues(ana, 2, "source-changed", "NEWER2");
        Log.awaitVersion(ana, 2);
        assertThat(Log.of(ana)).hasSize(1);
        school.reminds(ana, 2, "NEWER2");
        school.reminds(ana, 2, "NEWER2");

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));

            Log.awaitState(ana, 2, "sent");
            Log.awaitState(ana, 1, "superseded");
            assertThat(mail.to(ana.address())).extracting(Letter::code).containsExactly("NEWER2");
            assertThat(Log.of(ana)).hasSize(2);
        }
    }

    @Test
    void writesToNobodyInactive() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.says("user-deactivated", ana, "inactive");
        Log.awaitContactState(ana, "inactive");

        school.reminds(ana, 1, "K7M2QX");

        Log.awaitState(ana, 1, "suppressed");
        assertThat(Log.answer(ana, 1)).isEqualTo("inactive");
    }
}
