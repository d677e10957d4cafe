package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.identity.people.domain.UserFixture.NOW;
import static platen.identity.people.domain.UserFixture.anActiveUser;
import static platen.identity.people.domain.UserFixture.anInactiveUser;
import static platen.identity.people.domain.UserFixture.anasProfile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaw;
import platen.identity.people.domain.UserState.Because;

class UserChangeTest {

    @Test
    void changesOnlyWhatItNames() {
        var change = new UserChange(Map.of(Attribute.OFFICE, " B 12 "), Set.of(Attribute.DEPARTMENT), null);

        assertThat(change.profileOf(anActiveUser(), "de"))
                .isEqualTo(new Checked.Valid<>(
                        new Profile("ana.silva", "Ana Silva", "ana.silva@school.example", "en", null, "B 12")));
    }

    @Test
    void givesAPersonWithoutALocaleTheOrganisations() {
        var change = new UserChange(Map.of(), Set.of(Attribute.LOCALE), null);

        assertThat(change.profileOf(anActiveUser(), "de"))
                .isEqualTo(new Checked.Valid<>(
                        new Profile("ana.silva", "Ana Silva", "ana.silva@school.example", "de", "Arts", null)));
    }

    @Test
    void needsAUserNameAndADisplayName() {
        var change = new UserChange(Map.of(Attribute.DISPLAY_NAME, "  "), Set.of(Attribute.USER_NAME), null);

        assertThat(change.profileOf(anActiveUser(), "de"))
                .isEqualTo(new Checked.Flawed<>(
                        List.of(new Flaw("userName", "is required"), new Flaw("displayName", "is required"))));
    }

    @Test
    void makesNoFactOfNoChange() {
        var changed = new UserChange(Map.of(), Set.of(), true).apply(anActiveUser(), anasProfile(), List.of());

        assertThat(changed.user()).isEqualTo(anActiveUser());
        assertThat(changed.events()).isEmpty();
    }

    @Test
    void tellsTheNewProfileBeforeTheNewState() {
        var profile = new Profile("ana", "Ana", null, "en", null, null);

        var changed = new UserChange(Map.of(), Set.of(), false).apply(anActiveUser(), profile, List.of());

        assertThat(changed.events())
                .containsExactly(
                        new UserEvent.Updated(anActiveUser().with(profile)), new UserEvent.Deactivated(changed.user()));
    }

    @Test
    void makesADeactivationOfASourceTheAdministrators() {
        var changed = new UserChange(Map.of(), Set.of(), false)
                .apply(anInactiveUser(Because.REMOVAL, NOW), anasProfile(), List.of());

        assertThat(changed.user()).isEqualTo(anInactiveUser(Because.ADMINISTRATOR, NOW));
        assertThat(changed.events()).isEmpty();
    }

    @Test
    void takesTwoWritingsOfAnAliasForOne() {
        var change = new UserChange(
                Map.of(), Set.of(), null, new AliasesDraft(List.of("silva", " ASILVA ", "asilva")), null);

        assertThat(change.aliasesOf(anActiveUser())).isEqualTo(new Checked.Valid<>(List.of("ASILVA", "silva")));
    }

    @Test
    void namesTheFlawsOfAliases() {
        var change = new UserChange(
                Map.of(), Set.of(), null, new AliasesDraft(List.of("asilva", " ", "a\nb", "a".repeat(257))), null);

        assertThat(change.aliasesOf(anActiveUser()))
                .isInstanceOfSatisfying(
                        Checked.Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .extracting("field")
                                .containsExactly("aliases/1", "aliases/2", "aliases/3"));
    }

    @Test
    void callsADeletionOffByReactivating() {
        var changed = new UserChange(Map.of(), Set.of(), true)
                .apply(anInactiveUser(Because.REMOVAL, NOW), anasProfile(), List.of());

        assertThat(changed.user()).isEqualTo(anActiveUser());
    }
}
