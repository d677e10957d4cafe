package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaw;

class ProfileDraftTest {

    @Test
    void tellsAnAdministratorEveryFlaw() {
        var draft = new ProfileDraft("a\nb", "x".repeat(257), "nobody", "en_GB", "d\r", "o\0p");

        assertThat(draft.checked("en"))
                .isEqualTo(new Checked.Flawed<>(List.of(
                        new Flaw("userName", "must not hold control characters"),
                        new Flaw("displayName", "must have at most 256 characters"),
                        new Flaw("email", "must be an email address"),
                        new Flaw("locale", "must be a language tag as of BCP 47, such as en or pt-BR"),
                        new Flaw("department", "must not hold control characters"),
                        new Flaw("office", "must not hold control characters"))));
    }

    @Test
    void usesWhatCanBeUsedOfASourcesWord() {
        var draft = new ProfileDraft(" ana\tsilva ", "Ana\r\nSilva", "ana@@x", "pt_br", "", "o".repeat(300));

        assertThat(draft.cleaned())
                .isEqualTo(new ProfileDraft("ana silva", "Ana  Silva", null, "pt-BR", null, "o".repeat(256)));
        assertThat(draft.hasUnusableEmail()).isTrue();
    }

    @Test
    void callsAPersonWithoutDisplayNameByTheUserName() {
        assertThat(new ProfileDraft("ana", " \n ", null, null, null, null)
                        .cleaned()
                        .displayName())
                .isEqualTo("ana");
    }

    @Test
    void seesNobodyWithoutAUserName() {
        var seen = new ProfileDraft(" \0 ", "Ana", null, null, null, null);

        assertThat(Observation.of(new PersonKey("google", "1"), new UUID(0, 0), seen, true, Credentials.NONE, "{}"))
                .isNull();
    }

    @Test
    void hasNothingPersonalInItsText() {
        assertThat(UserFixture.anActiveUser().toString()).doesNotContain("ana", "Ana", "school");
        assertThat(UserFixture.anObservation().toString()).doesNotContain("ana", "Ana", "school");
        assertThat(new Credentials("{\"accessCode\":\"sealed\"}", true).toString())
                .doesNotContain("sealed");
    }

    @Test
    void cutsNoTwoUserNamesToOne() {
        String long1 = "a".repeat(300) + "1";
        String long2 = "a".repeat(300) + "2";

        String fitted = ProfileDraft.fitted(long1);

        assertThat(fitted).hasSize(256).isEqualTo(ProfileDraft.fitted(long1)).isNotEqualTo(ProfileDraft.fitted(long2));
        assertThat(ProfileDraft.fitted("A".repeat(300) + "1").substring(224)).isEqualTo(fitted.substring(224));
        assertThat(ProfileDraft.fitted("a".repeat(256))).hasSize(256).doesNotContain("~");
    }
}
