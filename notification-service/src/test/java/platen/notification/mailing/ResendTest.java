package platen.notification.mailing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.TestClock;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Mails that an administrator has sent again, and people to whom none could be sent. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class ResendTest {

    /** Subject of her tokens. */
    private static final String HILDA =
            UUID.nameUUIDFromBytes("hilda".getBytes(StandardCharsets.UTF_8)).toString();

    private MailCatcher mail;

    @BeforeEach
    void startMail() {
        mail = MailCatcher.start();
    }

    @AfterEach
    void stopMail() {
        mail.close();
    }

    private static ValidatableResponse resend(String token, UUID mailId) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/mails/" + mailId + "/resend")
                .then();
    }

    private static String helpdesk(School school) {
        return TestTokens.of(school.id(), "hilda", "helpdesk");
    }

    @Test
    void asksForTheCodeOnceAndMailsItAsBefore() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "K7M2QX");
        mail.await(ana.address());
        Log.awaitState(ana, 1, "sent");
        UUID first = Log.idOf(ana, 1);

        String id = resend(helpdesk(school), first)
                .statusCode(202)
                .body("mailId", equalTo(first.toString()))
                .extract()
                .path("id");
        resend(TestTokens.admin(school.id()), first).statusCode(202).body("id", equalTo(id));

        TestRecord asked = requests(ana, 1).getFirst();
        assertThat(asked.data().path("resendId").asText()).isEqualTo(id);
        assertThat(asked.data().path("requestedBy").asText()).isEqualTo(HILDA);
        ContractChecks.ofRepository().assertValid(String.valueOf(asked.value()));
        school.sealsAgain(ana, 1, "K7M2QX", UUID.fromString(id));
        List<Letter> letters = mail.await(ana.address(), 2);
        assertThat(letters).extracting(Letter::code).containsOnly("K7M2QX");
        assertThat(letters.get(1).subject()).isEqualTo(letters.get(0).subject());
        assertThat(letters.get(1).messageId()).isNotEqualTo(letters.get(0).messageId());
        given().auth()
                .oauth2(helpdesk(school))
                .queryParam("user", ana.id())
                .queryParam("causeType", "platen.accesscode.access-code-reminder-issued.v1")
                .get("/api/v1/mails")
                .then()
                .body("items.template", contains("invitation-classic"))
                .body("items.resendOf", contains(first.toString()))
                .body("items.requestedBy", contains(HILDA));
        assertThat(requests(ana, 1)).hasSize(1);
    }

    @Test
    void mailsALinkAgainWithoutAskingForTheCodeAndNotTooOften() {
        School school = School.withPortalMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "K7M2QX");
        mail.await(ana.address());
        Log.awaitState(ana, 1, "sent");
        UUID first = Log.idOf(ana, 1);

        for (int time = 2; time <= 4; time++) {
            resend(helpdesk(school), first).statusCode(202);
            mail.await(ana.address(), time);
            Awaitility.await()
                    .until(() -> Log.of(ana).stream()
                            .allMatch(row -> row.get("state").equals("sent")));
            TestClock.advance(Duration.ofMinutes(2));
        }

        String wait = resend(helpdesk(school), first)
                .statusCode(429)
                .body("type", equalTo("/problems/resent-too-often"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(3_000, 3_600);
        assertThat(mail.to(ana.address())).extracting(Letter::code).containsOnlyNulls();
        TestClock.advance(Duration.ofSeconds(Integer.parseInt(wait)));
        resend(helpdesk(school), first).statusCode(202);
        mail.await(ana.address(), 5);
        assertThat(School.topics().all("notification.mail", record -> isRequest(record, ana)))
                .isEmpty();
    }

    @Test
    void refusesWhatWouldTellNothingOrTheWrongThing() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person bob = school.enrols("Bob Stone");
        school.issues(ana, 1, "user-created", "OLDER2");
        school.issues(bob, 1, "user-created", "K7M2QX");
        Log.awaitState(ana, 1, "sent");
        Log.awaitState(bob, 1, "sent");
        UUID older = Log.idOf(ana, 1);
        school.issues(ana, 2, "source-changed", "NEWER2");
        Log.awaitVersion(ana, 2);
        school.says("user-deactivated", bob, "inactive");
        Log.awaitContactState(bob, "inactive");

        resend(helpdesk(school), older).statusCode(409).body("type", equalTo("/problems/code-superseded"));
        resend(helpdesk(school), Log.idOf(bob, 1)).statusCode(409).body("type", equalTo("/problems/person-inactive"));
        resend(helpdesk(school), UUID.randomUUID()).statusCode(404);
        resend(TestTokens.admin(UUID.randomUUID()), older).statusCode(404);
        resend(TestTokens.of(school.id(), "otto", "auditor"), older).statusCode(403);
        given().post("/api/v1/mails/" + older + "/resend").then().statusCode(401);
    }

    @Test
    void listsWhoHasNoAddressAndSendsWhatIsOwedOnlyWhenAsked() {
        School school = School.withPortalMails();
        Person owed = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        Person forged = school.enrols(new Person(UUID.randomUUID(), "Bob Stone", "bob@school.example\r\nBcc: x@y"));
        Person gone = school.enrols(new Person(UUID.randomUUID(), "Eve Moor", null));
        school.enrols("Kim Lee");
        school.says("user-deactivated", gone, "inactive");
        Log.awaitContactState(gone, "inactive");
        school.issues(owed, 1, "user-created", "K7M2QX");
        Log.awaitState(owed, 1, "suppressed");
        UUID suppressed = Log.idOf(owed, 1);

        String next =
                withoutAddress(school, null).body("items", hasSize(1)).extract().path("next");
        withoutAddress(school, next).body("items", hasSize(1)).body("next", nullValue());
        var all = given().auth()
                .oauth2(helpdesk(school))
                .get("/api/v1/people-without-address")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.userId == '" + owed.id() + "' }.mailOwed", equalTo(true))
                .body("items.find { it.userId == '" + owed.id() + "' }.mailId", equalTo(suppressed.toString()))
                .body("items.find { it.userId == '" + owed.id() + "' }.displayName", equalTo("Ana Silva"))
                .body("items.find { it.userId == '" + forged.id() + "' }.mailOwed", equalTo(false));
        all.body("next", nullValue());
        resend(helpdesk(school), suppressed).statusCode(409).body("type", equalTo("/problems/no-address"));

        Person reachable = new Person(owed.id(), "Ana Silva", "ana-" + owed.id() + "@school.example");
        school.says("user-updated", reachable, "active");
        Awaitility.await()
                .untilAsserted(() -> withoutAddress(school, null)
                        .body("items.userId", contains(forged.id().toString())));
        assertThat(mail.to(reachable.address())).isEmpty();
        resend(helpdesk(school), suppressed).statusCode(202);
        assertThat(mail.await(reachable.address()).subject()).startsWith("Get your access code");
    }

    private static ValidatableResponse withoutAddress(School school, @org.jspecify.annotations.Nullable String cursor) {
        var request = given().auth().oauth2(helpdesk(school)).queryParam("limit", 1);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/people-without-address")
                .then()
                .statusCode(200);
    }

    private static List<TestRecord> requests(Person person, int count) {
        School.topics().await("notification.mail", count, Duration.ofSeconds(20), record -> isRequest(record, person));
        return School.topics().all("notification.mail", record -> isRequest(record, person));
    }

    private static boolean isRequest(TestRecord record, Person person) {
        return record.is("mail-resend-requested")
                && record.data().path("userId").asText().equals(person.id().toString());
    }
}
