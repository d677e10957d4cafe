package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
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

/** Mails with the link that confirms a card. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class CardLinkTest {

    private static final String LINK = "https://mfd.school.example/card-links/0b9f6c1e.kJ3x-secret";

    private final School school = School.withClassicMails();
    private final Person ana = school.enrols("Ana Silva");

    @Test
    void mailsTheLinkOncePerRequest() {
        try (MailCatcher mail = MailCatcher.start()) {
            TestEvent first = school.sendsCardLink(ana, LINK + "1", soon());
            School.topics().publish("mfd.activity", first);
            school.sendsCardLink(ana, LINK + "2", soon());

            var letters = mail.await(ana.address(), 2);
            Letter letter = letters.getFirst();
            assertThat(letter.subject()).isEqualTo("Confirm your new card for Demo School");
            assertThat(letter.text())
                    .contains("Library, ground floor", "within 15 minutes", "5 January 2026, 08:30 UTC", LINK);
            assertThat(letter.html()).contains("Library, ground floor", LINK);
            assertThat(letter.codes()).isEmpty();
            Log.awaitState(ana, 1, "sent");
            assertThat(Log.database().dump()).noneMatch(value -> value.contains("kJ3x-secret"));
            assertThat(Log.database()
                            .count("select count(*) from mail where user_id = ? and card_link is not null", ana.id()))
                    .isZero();
        }
    }

    @Test
    void isNeitherDroppedForANewerCodeNorHeldUpByAnOlderOne() {
        school.sendsCardLink(ana, LINK, soon());
        school.issues(ana, 1, "user-created", "OLDER2");
        school.issues(ana, 2, "set-by-admin", "NEWER2");
        Log.awaitVersion(ana, 2);

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(5));

            assertThat(mail.await(ana.address(), 2))
                    .anyMatch(letter -> letter.text().contains(LINK))
                    .anyMatch(letter -> "NEWER2".equals(letter.code()));
        }
    }

    @Test
    void isNotMailedOnceTheLinkHasEnded() {
        school.sendsCardLink(ana, LINK, soon());
        Log.awaitState(ana, 1, "queued");

        TestClock.advance(Duration.ofMinutes(16));

        Log.awaitState(ana, 1, "suppressed");
        assertThat(Log.answer(ana, 1)).isEqualTo("expired");
    }

    @Test
    void writesToNobodyInactive() {
        school.says("user-deactivated", ana, "inactive");
        Log.awaitContactState(ana, "inactive");
        school.sendsCardLink(ana, LINK, soon());
        Log.awaitState(ana, 1, "suppressed");

        Person bob = school.enrols("Bob Stone");
        school.sendsCardLink(bob, LINK, soon());
        Log.awaitState(bob, 1, "queued");
        school.says("user-deactivated", bob, "inactive");
        Log.awaitState(bob, 1, "suppressed");

        assertThat(Log.answer(ana, 1)).isEqualTo("inactive");
        assertThat(Log.answer(bob, 1)).isEqualTo("inactive");
    }

    private static Instant soon() {
        return new TestClock().instant().plus(Duration.ofMinutes(15));
    }
}
