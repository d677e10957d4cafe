package platen.notification.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
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
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Organisations have mails say it in their own words. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class OwnTemplateTest {

    private static final String NEW_CODE = "/api/v1/templates/new-code/en";
    private static final Map<String, String> OWN =
            Map.of("subject", "Neat code for {name}", "body", "# Hi {name}\n\nAt **{organisation}**:\n\n{code}\n");

    private final School school = School.withClassicMails();

    @BeforeEach
    void isKnown() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        Log.database().count("select count(*) from organisation where organisation_id = ?", school.id())
                                == 1);
    }

    @Test
    void mailsTheOrganisationsOwnWordsUntilTheyAreTakenBack() {
        Person ana = school.enrols("Ana *Silva*");
        as("auditor")
                .get(NEW_CODE)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("overridden", equalTo(false))
                .body("subject", equalTo("Your new access code for {organisation}"));
        as("admin")
                .header("If-Match", "\"0\"")
                .body(OWN)
                .put(NEW_CODE)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        try (MailCatcher mail = MailCatcher.start()) {
            school.issues(ana, 1, "source-cleared", "K7M2QX");
            Letter own = mail.await(ana.address());
            assertThat(own.subject()).isEqualTo("Neat code for Ana *Silva*");
            assertThat(own.text().lines()).contains("Hi Ana *Silva*", "At Demo School:", "Access code: K7M2QX");
            assertThat(own.html()).contains("At <strong>Demo School</strong>:", ">K7M2QX</p>");

            as("helpdesk")
                    .get("/api/v1/templates")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.name == 'new-code' }.overridden", contains("en"))
                    .body("items.find { it.name == 'new-code' }.languages", hasItems("en", "de", "fr"))
                    .body("items.find { it.name == 'new-code' }.variables", contains("code", "name", "organisation"))
                    .body("items.find { it.name == 'reminder' }.overridden", empty());
            as("admin").header("If-Match", "\"1\"").delete(NEW_CODE).then().statusCode(204);
            as("admin").get(NEW_CODE).then().header("ETag", "\"2\"").body("overridden", equalTo(false));
            school.issues(ana, 2, "source-cleared", "NEWER2");
            assertThat(mail.await(ana.address(), 2).getLast().subject())
                    .isEqualTo("Your new access code for Demo School");
        }
    }

    @Test
    void sendsTheUsualWordsWhereItsOwnFailAfterAll() {
        Person ana = school.enrols("Ana Silva");
        as("admin").header("If-Match", "*").body(OWN).put(NEW_CODE).then().statusCode(200);
        Log.database()
                .execute("update mail_template set body = '{gone} {code}' where organisation_id = ?", school.id());

        try (MailCatcher mail = MailCatcher.start()) {
            school.issues(ana, 1, "source-cleared", "K7M2QX");

            Letter letter = mail.await(ana.address());
            assertThat(letter.subject()).isEqualTo("Your new access code for Demo School");
            assertThat(letter.codes()).containsExactly("K7M2QX");
        }
    }

    @Test
    void refusesWhatCannotBeUsedAndSaysWhere() {
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("subject", "a\r\nBcc: eve@evil.example", "body", ""))
                .put(NEW_CODE)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/template-unusable"))
                .body("errors.pointer", contains("/subject", "/body"));
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("subject", "x", "body", "one\n\n{user.name} {#include a /}{code}"))
                .put(NEW_CODE)
                .then()
                .statusCode(422)
                .body("errors.detail", contains(startsWith("Line 3, column ")));
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("subject", "x"))
                .put(NEW_CODE)
                .then()
                .statusCode(400);
        as("admin").body(OWN).put(NEW_CODE).then().statusCode(428);
        as("admin").header("If-Match", "\"7\"").body(OWN).put(NEW_CODE).then().statusCode(412);
        as("admin").header("If-Match", "\"7\"").delete(NEW_CODE).then().statusCode(412);
        as("admin").get("/api/v1/templates/no-such/en").then().statusCode(404);
        as("admin").get("/api/v1/templates/new-code/tlh").then().statusCode(404);
        as("admin").get(NEW_CODE).then().header("ETag", "\"0\"");
    }

    @Test
    void showsADraftWithoutKeepingIt() {
        as("helpdesk")
                .body(OWN)
                .post(NEW_CODE + "/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Neat code for Ana Silva"))
                .body("text", containsString("Access code: EXAMPLE1"))
                .body("html", containsString("<strong>Demo School</strong>"));
        as("auditor")
                .post("/api/v1/templates/card-link/fr/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Confirmez votre nouvelle carte – Demo School"));
        as("helpdesk")
                .body(Map.of("subject", "x", "body", "no code"))
                .post(NEW_CODE + "/preview")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/body"));
        as("admin").get(NEW_CODE).then().header("ETag", "\"0\"");
    }

    @Test
    void sendsTestMailsButNotAnyNumber() {
        String address = "it" + school.id().toString().substring(0, 8) + "@school.example";
        try (MailCatcher mail = MailCatcher.start()) {
            String id = as("admin")
                    .body(Map.of("to", address, "draft", OWN))
                    .post(NEW_CODE + "/test-mails")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("sent"))
                    .extract()
                    .path("id");

            Letter letter = mail.await(address);
            assertThat(letter.subject()).isEqualTo("[Test] Neat code for Ana Silva");
            assertThat(letter.codes()).containsExactly("EXAMPLE1");
            assertThat(letter.messageId()).isEqualTo("<" + id + "@localhost>");
            String logged = as("auditor")
                    .get("/api/v1/mails/" + id)
                    .then()
                    .statusCode(200)
                    .body(
                            "state",
                            equalTo("sent"),
                            "template",
                            equalTo("new-code"),
                            "causeEventId",
                            equalTo("test-" + id))
                    .extract()
                    .asString();
            assertThat(logged).doesNotContain(address).doesNotContain("EXAMPLE1");
        }
        for (int i = 1; i < 20; i++) {
            as("admin")
                    .body(Map.of("to", address))
                    .post(NEW_CODE + "/test-mails")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("failed"));
        }
        as("admin")
                .body(Map.of("to", address))
                .post(NEW_CODE + "/test-mails")
                .then()
                .statusCode(429);
        TestClock.advance(Duration.ofMinutes(61));
        as("admin")
                .body(Map.of("to", address))
                .post(NEW_CODE + "/test-mails")
                .then()
                .statusCode(201);
        as("admin")
                .body(Map.of("to", "it@school.example\r\nBcc: eve@evil.example"))
                .post(NEW_CODE + "/test-mails")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/to"));
        as("admin")
                .body(Map.of("to", address, "draft", Map.of("subject", "x", "body", "none")))
                .post(NEW_CODE + "/test-mails")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/draft/body"));
        as("admin").get("/api/v1/mails?state=queued").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"helpdesk,403", "auditor,403", "user,403", "operator,403", ",401"})
    void isChangedByAdministratorsOnly(String role, int status) {
        RequestSpecification caller = role == null ? json() : as(role);
        caller.header("If-Match", "*").body(OWN).put(NEW_CODE).then().statusCode(status);
        caller.header("If-Match", "*").delete(NEW_CODE).then().statusCode(status);
        caller.body(Map.of("to", "a@b.example"))
                .post(NEW_CODE + "/test-mails")
                .then()
                .statusCode(status);
    }

    @Test
    void isEachOrganisationsOwn() {
        as("admin").header("If-Match", "*").body(OWN).put(NEW_CODE).then().statusCode(200);

        json().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .get(NEW_CODE)
                .then()
                .header("ETag", "\"0\"");
    }

    private RequestSpecification as(String role) {
        return json().auth().oauth2(TestTokens.of(school.id(), "otto", role));
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }
}
