package platen.notification.letterhead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.template.domain.PlainLine;
import platen.notification.testing.Letter;
import platen.notification.testing.Letter.Picture;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Organisations say who their mails come from. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class MailSettingsTest {

    private static final String PATH = "/api/v1/mail-settings";
    private static final byte[] LOGO = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final School school = School.withClassicMails();
    private final Person ana = school.enrols("Ana Silva");

    @Test
    void sendsMailsAsTheOrganisationWishes() {
        school.settingsChanged("Demo \"School\" <b>", "classic", null);
        as("auditor").get(PATH).then().statusCode(200).header("ETag", "\"0\"").body("senderName", nullValue());
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of(
                        "senderName",
                        "Müller, \"IT\" 😀",
                        "senderAddress",
                        "It.Desk@School.example",
                        "replyTo",
                        "Help@Other.example"))
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        putLogo(LOGO, "image/png");

        try (MailCatcher mail = MailCatcher.start()) {
            school.issues(ana, 1, "user-created", "K7M2QX");
            Letter letter = mail.await(ana.address());

            assertThat(letter.header("From")).isEqualTo("Müller, \"IT\" 😀 <It.Desk@School.example>");
            assertThat(letter.header("Return-Path")).isEqualTo("<It.Desk@School.example>");
            assertThat(letter.header("Reply-To")).isEqualTo("Help@Other.example");
            assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(letter.messageId()).endsWith("@localhost>");
            assertThat(letter.html())
                    .contains("<img src=\"cid:logo@platen\" alt=\"Demo &quot;School&quot; &lt;b&gt;\" width=\"1\"");
            assertThat(letter.picture())
                    .isEqualTo(new Picture(
                            "<logo@platen>",
                            "inline",
                            "image/png",
                            Base64.getEncoder().encodeToString(LOGO)));
            assertThat(letter.codes()).containsExactly("K7M2QX");

            as("admin").delete(PATH + "/logo").then().statusCode(204);
            Log.database()
                    .execute(
                            "update letterhead set sender_address = 'it@no-more.example' where organisation_id = ?",
                            school.id());
            school.issues(ana, 2, "source-cleared", "NEWER2");
            Letter later = mail.await(ana.address(), 2).getLast();

            assertThat(later.header("From")).isEqualTo("Müller, \"IT\" 😀 <platen@localhost>");
            assertThat(later.header("Return-Path")).isEqualTo("<platen@localhost>");
            assertThat(later.header("Reply-To")).isEqualTo("Help@Other.example");
            assertThat(later.html()).doesNotContain("<img");
            assertThat(later.picture()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\r\nBcc: eve@evil.example",
                "X\nBcc: eve@evil.example",
                "X\u760D\u760ABcc: eve@evil.example",
                "X\u2028Bcc: eve@evil.example",
                "Eve <eve@evil.example>",
                "a, b@evil.example",
                "\" <eve@evil.example> \"",
                "=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=",
                "(comment"
            })
    void aSendersNameStaysAName(String name) {
        as("admin")
                .header("If-Match", "*")
                .body(Map.of("senderName", "Platen"))
                .put(PATH)
                .then()
                .statusCode(200);
        Log.database()
                .execute(
                        "update letterhead set sender_name = ?, sender_address = ?, reply_to = ? where organisation_id = ?",
                        name,
                        name + "@school.example",
                        "help@school.example" + name,
                        school.id());

        try (MailCatcher mail = MailCatcher.start()) {
            school.issues(ana, 1, "user-created", "K7M2QX");
            Letter letter = mail.await(ana.address());

            assertThat(letter.header("From")).isEqualTo(PlainLine.of(name).text() + " <platen@localhost>");
            assertThat(letter.header("Reply-To")).isEmpty();
            assertThat(letter.header("Bcc")).isEmpty();
            assertThat(letter.to()).containsExactly(ana.address());
        }
    }

    @Test
    void refusesWhatCannotBeUsed() {
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("senderName", "X\r\nBcc: eve@evil.example", "senderAddress", "it", "replyTo", "a@b\r\nc"))
                .put(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/senderName", "/senderAddress", "/replyTo"));
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("senderAddress", "it@evil.example"))
                .put(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/sender-domain-not-allowed"))
                .body("detail", containsString("school.example"));
        as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("senderAddress", "it@sub.school.example"))
                .put(PATH)
                .then()
                .statusCode(422);
        as("admin").body(Map.of()).put(PATH).then().statusCode(428);
        as("admin").header("If-Match", "\"3\"").body(Map.of()).put(PATH).then().statusCode(412);
        as("admin")
                .contentType("image/png")
                .body("<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(PATH + "/logo")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/logo-unusable"));
        as("admin")
                .contentType("image/svg+xml")
                .body("<svg/>")
                .put(PATH + "/logo")
                .then()
                .statusCode(415);
        as("admin").get(PATH + "/logo").then().statusCode(404);
        as("admin").delete(PATH + "/logo").then().statusCode(404);
        as("admin").get(PATH).then().header("ETag", "\"0\"");
    }

    @Test
    void showsTheLogoToItsOrganisationOnly() throws IOException {
        putLogo(LOGO, "image/png");

        List.of("image/*", "image/png", "*/*", "image/webp, image/*;q=0.8", "image/jpeg, image/png;q=0.5")
                .forEach(accept -> assertThat(shown(accept, "image/png")).isEqualTo(LOGO));
        List.of("image/jpeg", "image/webp", "application/json", "image/*, image/png;q=0")
                .forEach(this::isNotShown);
        given().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .accept("image/*")
                .get(PATH + "/logo")
                .then()
                .statusCode(404);

        byte[] photo = jpeg();
        putLogo(photo, "image/jpeg");

        assertThat(shown("image/*", "image/jpeg")).isEqualTo(photo);
        assertThat(shown("image/png, image/jpeg", "image/jpeg")).isEqualTo(photo);
        isNotShown("image/png");
    }

    private void putLogo(byte[] file, String type) {
        as("admin").contentType(type).body(file).put(PATH + "/logo").then().statusCode(204);
    }

    private byte[] shown(String accept, String type) {
        return as("helpdesk")
                .accept(accept)
                .get(PATH + "/logo")
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asByteArray();
    }

    private void isNotShown(String accept) {
        as("auditor")
                .accept(accept)
                .get(PATH + "/logo")
                .then()
                .statusCode(406)
                .body("type", equalTo("/problems/not-acceptable"));
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"helpdesk,403", "auditor,403", "user,403", "operator,403", ",401"})
    void isChangedByAdministratorsOnly(String role, int status) {
        RequestSpecification caller =
                role == null ? given() : given().auth().oauth2(TestTokens.of(school.id(), "otto", role));
        caller.contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .put(PATH)
                .then()
                .statusCode(status);
        caller.delete(PATH + "/logo").then().statusCode(status);
        caller.contentType("image/png").body(LOGO).put(PATH + "/logo").then().statusCode(status);
    }

    private RequestSpecification as(String role) {
        return given().contentType(ContentType.JSON).auth().oauth2(TestTokens.of(school.id(), "otto", role));
    }
}
