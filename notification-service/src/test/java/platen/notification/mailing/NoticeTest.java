package platen.notification.mailing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Who looks after an organisation is told what went wrong at its sources. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class NoticeTest {

    private static final String TOPIC = "directory.run";

    @Inject
    MeterRegistry meters;

    private final School school = School.withClassicMails();
    private final String address = "it" + school.id().toString().substring(0, 8) + "@school.example";

    @ParameterizedTest
    @CsvSource({
        "provisioning-failing,Provisioning of Demo School keeps failing,31 of 40",
        "run-failed,A synchronisation of Demo School has failed,unauthorized_client",
        "run-held,Changes at Demo School wait for your approval,11 to be removed",
        "run-recovered,The synchronisation of Demo School goes on,A run has succeeded again."
    })
    void mailsTheAddressOfTheSourceOnceWhateverIsRepeated(String event, String subject, String words) {
        try (MailCatcher mail = MailCatcher.start()) {
            TestEvent cause = event(event, address);

            School.topics().publish(TOPIC, cause);
            School.topics().publish(TOPIC, cause);
            Letter letter = mail.await(address);
            School.topics().publish(TOPIC, cause);
            awaitState("sent", 1);
            TestEvent another = event(event, address);
            School.topics().publish(TOPIC, another);

            assertThat(mail.await(address, 2))
                    .extracting(Letter::messageId)
                    .containsExactly("<" + cause.id() + "@localhost>", "<" + another.id() + "@localhost>");
            assertThat(letter.subject()).isEqualTo(subject);
            assertThat(letter.text()).contains(words).contains("Demo School");
            assertThat(letter.html()).contains(words).contains("Demo School");
            assertThat(letter.codes()).isEmpty();
            awaitState("sent", 2);
            assertThat(Log.database()
                            .count(
                                    "select count(*) from mail where organisation_id = ?"
                                            + " and (notice is not null or notice_address is not null)",
                                    school.id()))
                    .isZero();
        }
    }

    @Test
    void standsInTheLogWithoutAPersonOrAnAddress() {
        try (MailCatcher mail = MailCatcher.start()) {
            School.topics().publish(TOPIC, event("provisioning-failing", address));
            mail.await(address);
            awaitState("sent", 1);
        }

        String shown = given().auth()
                .oauth2(TestTokens.of(school.id(), "otto", "auditor"))
                .get("/api/v1/mails")
                .then()
                .statusCode(200)
                .body("items.template", contains("provisioning-failing"))
                .body("items[0].userId", nullValue())
                .extract()
                .asString();
        assertThat(shown).doesNotContain(address);
        given().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .get("/api/v1/mails")
                .then()
                .body("items.size()", org.hamcrest.Matchers.equalTo(0));
    }

    @Test
    void goesToTheOrganisationsOwnAddressWhereTheSourceHasNone() {
        try (MailCatcher mail = MailCatcher.start()) {
            setTheOrganisationsAddress(address);

            School.topics().publish(TOPIC, event("provisioning-failing", null));

            assertThat(mail.await(address).subject()).contains("keeps failing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "it@school.example\r\nBcc: eve@evil.example"})
    void mailsNobodyWhereNoAddressCanBeUsed(String unusable) {
        setTheOrganisationsAddress(null);
        Counter nobody = meters.get("platen.mails")
                .tags("outcome", "suppressed", "cause", "no-address")
                .counter();
        double before = nobody.count();

        School.topics().publish(TOPIC, event("run-failed", unusable.isEmpty() ? null : unusable));

        awaitState("suppressed", 1);
        Awaitility.await().untilAsserted(() -> assertThat(nobody.count()).isEqualTo(before + 1));
        assertThat(Log.database().value("select answer from mail where organisation_id = ?", school.id()))
                .isEqualTo("no-address");
    }

    @Test
    void mailsNobodyWhenItIsRepublishedOrNotKnown() {
        try (MailCatcher mail = MailCatcher.start()) {
            School.topics().publish(TOPIC, event("run-failed", address).attribute("republished", true));
            School.topics().publish(TOPIC, event("run-completed", address));
            School.topics().publish(TOPIC, event("run-failed", address));

            mail.await(address);
            awaitState("sent", 1);
            assertThat(count("sent")).isEqualTo(1);
        }
    }

    @Test
    void waitsForTheMailServer() {
        School.topics().publish(TOPIC, event("provisioning-failing", address));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from mail where organisation_id = ? and attempts > 0 and state = 'queued'",
                                        school.id())
                        == 1);

        try (MailCatcher mail = MailCatcher.start()) {
            TestClock.advance(Duration.ofMinutes(20));

            assertThat(mail.await(address).text()).contains("28 × uniqueness");
        }
    }

    @Test
    void waitsForAnOrganisationThatIsTalkedOfTooEarly() {
        try (MailCatcher mail = MailCatcher.start()) {
            School late = School.unknown();
            School.topics().publish(TOPIC, of(late, "run-failed", address, 1));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Log.database()
                                    .count("select count(*) from parked_event where organisation_id = ?", late.id())
                            == 1);

            late.created("Late School", "classic", null);

            assertThat(mail.await(address).subject()).contains("Late School");
        }
    }

    @Test
    void parksWhatSpeaksOfAnotherSourceThanItsKey() {
        School.topics().publish(TOPIC, event("run-failed", address).data("source", "scim"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from parked_event where organisation_id = ? and kind = 'poison'",
                                        school.id())
                        == 1);
    }

    @Test
    void tellsTheOrganisationsAddressOfGuessing() {
        try (MailCatcher mail = MailCatcher.start()) {
            setTheOrganisationsAddress(address);
            UUID device = UUID.randomUUID();
            TestEvent cause = TestEvent.example("mfd.activity", "guess-budget-exceeded")
                    .freshId()
                    .organisation(school.id())
                    .key(device.toString())
                    .sequence(1)
                    .data("deviceId", device)
                    .data("site", "Library");

            School.topics().publish("mfd.activity", cause);
            School.topics().publish("mfd.activity", cause);
            Letter letter = mail.await(address);

            assertThat(letter.subject()).isEqualTo("Many wrong access codes at Demo School");
            assertThat(letter.text()).contains("At Library", "2000 wrong codes within a day; the budget is 2000");
            awaitState("sent", 1);
        }
    }

    private TestEvent event(String name, @Nullable String to) {
        String source = name.startsWith("run") ? "google" : "scim";
        return of(school, name, to, school.next(TOPIC + "|" + source));
    }

    private static TestEvent of(School school, String name, @Nullable String to, long sequence) {
        return TestEvent.example(TOPIC, name)
                .freshId()
                .organisation(school.id())
                .key(name.startsWith("run") ? "google" : "scim")
                .sequence(sequence)
                .data("noticeAddress", to);
    }

    /** Null for none. */
    private void setTheOrganisationsAddress(@Nullable String to) {
        School.topics()
                .publish(
                        "identity.organisation",
                        TestEvent.example("identity.organisation", "organisation-settings-changed")
                                .organisation(school.id())
                                .key("")
                                .sequence(school.next("identity.organisation"))
                                .data("organisation/organisationId", school.id())
                                .data("organisation/name", "Demo School")
                                .data("organisation/noticeAddress", to));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from organisation where organisation_id = ? and name = 'Demo School'"
                                                + " and notice_address is not distinct from ?",
                                        school.id(),
                                        to)
                        == 1);
    }

    private void awaitState(String state, int count) {
        Awaitility.await(count + " are " + state)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(count(state)).isEqualTo(count));
    }

    private long count(String state) {
        return Log.database()
                .count("select count(*) from mail where organisation_id = ? and state = ?", school.id(), state);
    }
}
