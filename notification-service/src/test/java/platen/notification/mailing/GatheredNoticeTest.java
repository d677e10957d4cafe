package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** What comes by the hundred is told of together. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class GatheredNoticeTest {

    private final School school = School.unknown();
    private final String address = "it" + school.id().toString().substring(0, 8) + "@school.example";

    @ParameterizedTest
    @CsvSource({
        "accesscode.credential, access-code-conflicted, code-conflicts, Konflikte bei Zugangscodes von Demo School, Konflikte",
        "identity.user, person-match-ambiguous, ambiguous-matches, Personen bei Demo School warten auf Ihre Entscheidung, Wartende Personen"
    })
    void tellsOfManyAtOnceAndNotAgainWithinTheHour(
            String topic, String event, String template, String subject, String words) {
        isIn("de", address);
        try (MailCatcher mail = MailCatcher.start()) {
            for (int i = 0; i < 5; i++) {
                TestEvent one = event(topic, event, UUID.randomUUID(), 1);
                School.topics().publish(topic, one);
                School.topics().publish(topic, one);
            }
            School.topics()
                    .publish(topic, event(topic, event, UUID.randomUUID(), 1).attribute("republished", true));
            awaitCounted(template, 5);
            assertThat(mail.to(address)).isEmpty();
            TestClock.advance(Duration.ofMinutes(6));
            var first = mail.await(address);
            assertThat(first.subject()).isEqualTo(subject);
            assertThat(first.text().lines()).contains("- " + words + ": 5");
            Awaitility.await().until(() -> count(template, "sent") == 1);

            School.topics().publish(topic, event(topic, event, UUID.randomUUID(), 1));
            awaitCounted(template, 1);
            TestClock.advance(Duration.ofMinutes(50));
            School.topics().publish(topic, event(topic, event, UUID.randomUUID(), 1));
            awaitCounted(template, 2);
            assertThat(mail.to(address)).hasSize(1);
            TestClock.advance(Duration.ofMinutes(11));

            assertThat(mail.await(address, 2).getLast().text().lines()).contains("- " + words + ": 2");
        }
    }

    @Test
    void saysOnceThatThereIsNobodyToTell() {
        isIn("en", null);
        UUID user = UUID.randomUUID();
        for (int sequence = 1; sequence <= 3; sequence++) {
            School.topics()
                    .publish(
                            "accesscode.credential",
                            event("accesscode.credential", "access-code-conflicted", user, sequence));
        }
        Awaitility.await()
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from inbox_position where organisation_id = ? and sequence = 3",
                                        school.id())
                        == 1);

        assertThat(count("code-conflicts", "suppressed")).isEqualTo(1);
        assertThat(count("code-conflicts", "queued")).isZero();
    }

    private TestEvent event(String topic, String name, UUID user, long sequence) {
        return TestEvent.example(topic, name)
                .freshId()
                .organisation(school.id())
                .key(user.toString())
                .sequence(sequence)
                .data("userId", user);
    }

    private void isIn(String locale, @Nullable String noticeAddress) {
        School.topics()
                .publish(
                        "identity.organisation",
                        TestEvent.example("identity.organisation", "organisation-created")
                                .organisation(school.id())
                                .key("")
                                .sequence(school.next("identity.organisation"))
                                .data("organisation/organisationId", school.id())
                                .data("organisation/name", "Demo School")
                                .data("organisation/locale", locale)
                                .data("organisation/noticeAddress", noticeAddress));
    }

    private void awaitCounted(String template, int things) {
        Awaitility.await(things + " are counted")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from mail where organisation_id = ? and template = ?"
                                                + " and state = 'queued' and notice::json ->> 'writes' = ?",
                                        school.id(),
                                        template,
                                        String.valueOf(things))
                        == 1);
    }

    private long count(String template, String state) {
        return Log.database()
                .count(
                        "select count(*) from mail where organisation_id = ? and template = ? and state = ?",
                        school.id(),
                        template,
                        state);
    }
}
