package platen.identity.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaw;

class SettingsDraftTest {

    @Test
    void keepsARemovedPersonTwentyDaysUnlessToldOtherwise() {
        var settings = valid(new SettingsDraft(
                " Demo School ", "pt-br", "classic", null, null, null, null, LinkingDraft.DEFAULT, null));

        assertThat(settings)
                .isEqualTo(new OrganisationSettings(
                        "Demo School", "pt-BR", Invitation.CLASSIC, null, null, 20, null, LinkingRules.DEFAULT, null));
    }

    @Test
    void namesEveryFlaw() {
        var flaws = flaws(
                new SettingsDraft(null, "en_GB", "fax", "ftp://x", "nobody", 0, "a\nb", LinkingDraft.DEFAULT, "fax"));

        assertThat(flaws)
                .extracting(Flaw::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "locale",
                        "invitation",
                        "portalUrl",
                        "noticeAddress",
                        "retentionDays",
                        "primarySource",
                        "manualChangeMail");
    }

    @Test
    void needsASuffixForAForm() {
        assertThat(linkingFlaws(new LinkingDraft(null, "upn", null))).containsExactly("linking/upnSuffix");
        assertThat(linkingFlaws(new LinkingDraft(false, "short", "@school"))).containsExactly("linking/upnSuffix");
        assertThat(linkingFlaws(new LinkingDraft(null, "long", "school.example")))
                .containsExactly("linking/userNameForm");
        assertThat(linkingFlaws(new LinkingDraft(null, "short", "school.example")))
                .isEmpty();
    }

    private static List<String> linkingFlaws(LinkingDraft linking) {
        var draft = new SettingsDraft("School", "en", "classic", null, null, null, null, linking, null).checked();
        return draft instanceof Checked.Flawed<OrganisationSettings> flawed
                ? flawed.flaws().stream().map(Flaw::field).toList()
                : List.of();
    }

    @Test
    void needsAPortalForPortalMails() {
        assertThat(flaws(new SettingsDraft(
                        "School", "en", "portal", null, null, null, null, LinkingDraft.DEFAULT, null)))
                .containsExactly(new Flaw("portalUrl", "is required when invitation is portal"));
        assertThat(flaws(new SettingsDraft(
                        "School", "en", "classic", null, null, null, null, LinkingDraft.DEFAULT, "portal")))
                .containsExactly(new Flaw("portalUrl", "is required when manualChangeMail is portal"));
    }

    @Test
    void takesAnyKindOfMailForAManualChange() {
        for (ManualChangeMail mail : ManualChangeMail.values()) {
            var draft = new SettingsDraft(
                    "School",
                    "en",
                    "classic",
                    "https://school.example/",
                    null,
                    null,
                    null,
                    LinkingDraft.DEFAULT,
                    mail.word());

            assertThat(valid(draft).manualChangeMail()).isEqualTo(mail);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/codes",
                "javascript:alert(1)",
                "https://",
                "https://user:secret@school.example",
                "https://school.example/\r\nSet-Cookie: a"
            })
    void refusesAPortalThatIsNoWebAddress(String url) {
        assertThat(flaws(
                        new SettingsDraft("School", "en", "portal", url, null, null, null, LinkingDraft.DEFAULT, null)))
                .extracting(Flaw::field)
                .containsOnly("portalUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"School\r\nBcc: x", "\u202eloohcS", "   "})
    void refusesANameThatWouldForgeAMail(String name) {
        assertThat(flaws(new SettingsDraft(name, "en", "classic", null, null, null, null, LinkingDraft.DEFAULT, null)))
                .extracting(Flaw::field)
                .containsExactly("name");
    }

    private static OrganisationSettings valid(SettingsDraft draft) {
        return draft.checked() instanceof Checked.Valid<OrganisationSettings>(OrganisationSettings settings)
                ? settings
                : fail(draft);
    }

    private static List<Flaw> flaws(SettingsDraft draft) {
        return draft.checked() instanceof Checked.Flawed<OrganisationSettings>(List<Flaw> flaws) ? flaws : List.of();
    }

    private static OrganisationSettings fail(@Nullable SettingsDraft draft) {
        throw new AssertionError("Refused: " + draft);
    }
}
