package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** People are told before a temporary card or their code ends, in their language. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class ExpiringTest {

    private static final String TOPIC = "accesscode.credential";

    private final School school = School.withClassicMails();
    private final Person ana = Person.named("Ana Silva");

    @ParameterizedTest
    @CsvSource({
        "card-expiring, en, Your temporary card for Demo School ends soon, works until 12 January 2126, en",
        "card-expiring, de-AT, Ihre Ersatzkarte für Demo School läuft bald ab, gilt bis zum 12. Januar 2126, de",
        "card-expiring, fr, Votre carte provisoire expire bientôt – Demo School, jusqu’au 12 janvier 2126, fr",
        "access-code-expiring, en, Your access code for Demo School ends soon, works until 12 January 2126, en",
        "access-code-expiring, de, Ihr Zugangscode für Demo School läuft bald ab, gilt bis zum 12. Januar 2126, de",
        "access-code-expiring, pt-BR, Your access code for Demo School ends soon, works until 12 January 2126, en"
    })
    void mailsOncePerEvent(String event, String locale, String subject, String words, String language) {
        reads(locale);
        try (MailCatcher mail = MailCatcher.start()) {
            TestEvent cause = event(event, Instant.parse("2126-01-12T08:30:00Z"));
            School.topics().publish(TOPIC, cause);
            School.topics().publish(TOPIC, cause);
            School.topics()
                    .publish(
                            TOPIC,
                            event(event, Instant.parse("2126-01-12T08:30:00Z")).attribute("republished", true));
            school.issues(ana, 8, "user-created", "LATER2");

            Letter letter = mail.await(ana.address(), 2).stream()
                    .filter(one -> one.code() == null && one.subject().equals(subject))
                    .findFirst()
                    .orElseThrow();

            assertThat(letter.text().replaceAll("\\s+", " ")).contains(words);
            assertThat(letter.html()).contains("<html lang=\"" + language + "\">");
        }
    }

    @Test
    void isPointlessOnceTheEndHasComeOrTheCodeHasGone() {
        reads("en");
        school.issues(ana, 1, "source-changed", "OLDER2");
        Instant soon = new TestClock().instant().plus(Duration.ofMinutes(30));
        School.topics().publish(TOPIC, event("access-code-expiring", soon).data("version", 1));
        School.topics().publish(TOPIC, event("card-expiring", soon));
        awaitMail("code-expiring", "queued");
        awaitMail("card-expiring", "queued");
        school.issues(ana, 2, "source-changed", "NEWER2");
        Log.awaitVersion(ana, 2);

        TestClock.advance(Duration.ofMinutes(1));
        awaitMail("code-expiring", "superseded");
        awaitMail("card-expiring", "queued");
        TestClock.advance(Duration.ofMinutes(30));

        awaitMail("card-expiring", "suppressed");
        School.topics()
                .publish(
                        TOPIC,
                        event("access-code-expiring", soon.plusSeconds(86_400)).data("version", 1));
        school.issues(ana, 3, "set-by-admin", "LATST2");
        Log.awaitVersion(ana, 3);
        assertThat(Log.database()
                        .count("select count(*) from mail where user_id = ? and template = 'code-expiring'", ana.id()))
                .isEqualTo(1);
    }

    private void awaitMail(String template, String state) {
        Awaitility.await(template + " is " + state)
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from mail where user_id = ? and template = ? and state = ?",
                                        ana.id(),
                                        template,
                                        state)
                        == 1);
    }

    private void reads(String locale) {
        School.topics()
                .publish(
                        "identity.user",
                        TestEvent.example("identity.user", "user-created")
                                .organisation(school.id())
                                .key(ana.id().toString())
                                .sequence(school.next("identity.user|" + ana.id()))
                                .data("user/userId", ana.id())
                                .data("user/displayName", ana.name())
                                .data("user/email", ana.address())
                                .data("user/locale", locale));
    }

    private TestEvent event(String name, Instant end) {
        TestEvent event = TestEvent.example(TOPIC, name)
                .freshId()
                .organisation(school.id())
                .key(ana.id().toString())
                .sequence(school.next(TOPIC + "|" + ana.id()))
                .data("userId", ana.id());
        return name.startsWith("card")
                ? event.data("validUntil", end.toString())
                : event.data("version", 8).data("expiresAt", end.toString());
    }
}
