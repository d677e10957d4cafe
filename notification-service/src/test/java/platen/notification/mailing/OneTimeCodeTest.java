package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** Mails with a code that is good once. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class OneTimeCodeTest {

    private final School school = School.withClassicMails();
    private final Person ana = school.enrols("Ana Silva");

    @Test
    void mailsEachOncePerEventAndSaysWhatItIsFor() {
        try (MailCatcher mail = MailCatcher.start()) {
            TestEvent first = school.sendsOneTimeCode(ana, "login", "40718293", soon());
            School.topics().publish("mfd.activity", first);
            school.sendsOneTimeCode(ana, "card-registration", "61920374", soon());
            school.sendsOneTimeCode(ana, "something-of-tomorrow", "77777777", soon());
            school.issues(ana, 1, "set-by-admin", "NEWER2");

            var letters = mail.await(ana.address(), 3);
            assertThat(letters)
                    .anySatisfy(letter -> {
                        assertThat(letter.subject()).isEqualTo("A one-time code for Demo School");
                        assertThat(letter.text()).contains("One-time code: 40718293", "logs you in once");
                        assertThat(letter.html()).contains("40718293");
                        assertThat(letter.codes()).isEmpty();
                    })
                    .anySatisfy(letter -> {
                        assertThat(letter.subject()).isEqualTo("A code to register your card for Demo School");
                        assertThat(letter.text()).contains("One-time code: 61920374", "hold your card");
                    })
                    .anySatisfy(letter -> assertThat(letter.code()).isEqualTo("NEWER2"));
            Log.awaitState(ana, 1, "sent");
            assertThat(Log.database().dump())
                    .noneMatch(value -> value.contains("40718293") || value.contains("61920374"));
        }
    }

    @Test
    void isNotMailedOnceItHasEnded() {
        school.sendsOneTimeCode(ana, "login", "40718293", soon());
        Log.awaitState(ana, 1, "queued");

        TestClock.advance(Duration.ofMinutes(16));

        Log.awaitState(ana, 1, "suppressed");
        assertThat(Log.answer(ana, 1)).isEqualTo("expired");
    }

    private static Instant soon() {
        return new TestClock().instant().plus(Duration.ofMinutes(15));
    }
}
