package platen.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.domain.Organisation.Invitation;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

/** Writes every mail to {@code target/mails} for people to look at, and checks that its two forms say the same. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class PreviewTest {

    private static final MailAddress ANA = MailAddress.of("ana@school.example").orElseThrow();

    @Inject
    RenderMail renderMail;

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CARD_LINK", "PROVISIONING_FAILING", "RUN_FAILED", "RUN_HELD", "RUN_RECOVERED", "GUESS_BUDGET"})
    void saysTheSameAsTextAndAsHtml(MailTemplate template) throws IOException {
        UUID id = UUID.randomUUID();
        var contact = new Contact(id, "Ana Silva", ANA.value(), "en", Contact.State.ACTIVE);
        var school = new Organisation(
                id, "Demo School", "en", Invitation.PORTAL, "https://portal.school.example/my-code", null);

        RenderedMail mail = renderMail
                .render(template, ANA, contact, school, template.holdsCode() ? "K0M2OX" : null)
                .await()
                .indefinitely();

        keep(template, mail);
        String shown = template.holdsCode() ? "K0M2OX" : "https://portal.school.example/my-code";
        assertThat(mail.text()).contains("Ana Silva", "Demo School", shown);
        assertThat(mail.html()).contains("Ana Silva", "Demo School", shown);
        assertThat(mail.text().lines().anyMatch("Access code: K0M2OX"::equals)).isEqualTo(template.holdsCode());
        assertLooksWell(mail);
    }

    @Test
    void saysTheSameOfACardAsTextAndAsHtml() throws IOException {
        UUID id = UUID.randomUUID();
        var contact = new Contact(id, "Ana Silva", ANA.value(), "en", Contact.State.ACTIVE);
        var school = new Organisation(id, "Demo School", "en", Invitation.CLASSIC, null, null);
        Instant asked = Instant.parse("2026-01-05T08:30:00Z");
        var link = new CardLink("Library,\r\n<ground> floor", 15, asked, asked.plusSeconds(900));
        String url = "https://mfd.school.example/card-links/0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01.kJ3xN8";

        RenderedMail mail =
                renderMail.render(ANA, contact, school, link, url).await().indefinitely();

        keep(MailTemplate.CARD_LINK, mail);
        List<String> shown = List.of("Ana Silva", "Demo School", "5 January 2026, 08:30 UTC", "15 minutes", url);
        assertThat(mail.text()).contains(shown).contains("Library, <ground> floor");
        assertThat(mail.html()).contains(shown).contains("Library, &lt;ground&gt; floor");
        assertLooksWell(mail, url);
        assertThatThrownBy(() -> renderMail
                        .render(ANA, contact, school, link, "javascript:alert(1)")
                        .await()
                        .indefinitely())
                .isInstanceOf(NotRenderable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            names = {"PROVISIONING_FAILING", "RUN_FAILED", "RUN_HELD", "RUN_RECOVERED", "GUESS_BUDGET"})
    void saysTheSameToAdministratorsAsTextAndAsHtml(MailTemplate template) throws IOException {
        var school = new Organisation(UUID.randomUUID(), "Demo School", "en", Invitation.CLASSIC, null, null);
        boolean failing = template == MailTemplate.PROVISIONING_FAILING || template == MailTemplate.GUESS_BUDGET;
        var notice = new Notice(
                failing ? "scim" : "google",
                Instant.parse("2026-01-05T08:30:00Z"),
                failing ? Instant.parse("2026-01-05T07:30:00Z") : null,
                40,
                31,
                switch (template) {
                    case PROVISIONING_FAILING -> List.of("28 x uniqueness, HTTP status 409", "3 x HTTP status 404");
                    case RUN_HELD ->
                        List.of("11 to be removed", "in all 11 people, in run 9f1d2c3b-4a59-4e68-8778-695a4b3c2d1e");
                    case RUN_RECOVERED -> List.of("A run has succeeded again.");
                    case GUESS_BUDGET ->
                        List.of("At Library, <ground> floor", "600 wrong codes within a day; the budget is 600");
                    default -> List.of("The directory refused the <service> account:\r\nunauthorized");
                });

        RenderedMail mail =
                renderMail.render(template, ANA, school, notice).await().indefinitely();

        keep(template, mail);
        List<String> shown = switch (template) {
            case PROVISIONING_FAILING ->
                List.of("31 of 40", "28 x uniqueness", "3 x HTTP", "5 January 2026, 07:30 UTC", "SCIM");
            case RUN_HELD -> List.of("11 to be removed", "run 9f1d2c3b", "Google Workspace", "/approve");
            case RUN_RECOVERED -> List.of("has succeeded again", "Google Workspace");
            case GUESS_BUDGET ->
                List.of("At Library", "600 wrong codes", "5 January 2026, 07:30 UTC", "/api/v1/device-settings");
            default -> List.of("refused the", "account: unauthorized", "Google Workspace");
        };
        assertThat(mail.text())
                .contains("Demo School", "5 January 2026, 08:30 UTC")
                .contains(shown);
        assertThat(mail.html())
                .contains("Demo School", "5 January 2026, 08:30 UTC")
                .contains(shown);
        assertThat(mail.html()).doesNotContain("<service>").doesNotContain("ask your administrator");
        assertLooksWell(mail);
    }

    private static void keep(MailTemplate template, RenderedMail mail) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(directory.resolve(template.id() + ".html"), mail.html());
        Files.writeString(directory.resolve(template.id() + ".txt"), mail.text());
    }

    private static void assertLooksWell(RenderedMail mail) {
        assertLooksWell(mail, "");
    }

    private static void assertLooksWell(RenderedMail mail, String longest) {
        assertThat(mail.text().lines().filter(line -> !line.equals(longest)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(78));
        assertThat(mail.text()).doesNotContain("\n\n\n");
        assertThat(words(mail.html()))
                .containsAll(words(mail.text()).stream()
                        .filter(word -> word.matches("[a-z]{4,}"))
                        .toList());
        assertThat(mail.html()).doesNotContain("<style", "<script", "<img", "class=");
    }

    private static java.util.Set<String> words(String text) {
        return java.util.Arrays.asList(text.replaceAll("<[^>]*>", " ")
                        .toLowerCase(java.util.Locale.ROOT)
                        .split("[^a-z]+", -1))
                .stream()
                .collect(java.util.stream.Collectors.toSet());
    }
}
