package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.identity.people.domain.UserFixture.ANA_AT_GOOGLE;
import static platen.identity.people.domain.UserFixture.NOW;
import static platen.identity.people.domain.UserFixture.anActiveUser;
import static platen.identity.people.domain.UserFixture.anInactiveUser;
import static platen.identity.people.domain.UserFixture.anObservation;
import static platen.identity.people.domain.UserFixture.anasProfile;
import static platen.identity.people.domain.UserFixture.draft;
import static platen.identity.people.domain.UserFixture.observation;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.identity.people.domain.Holders.Clashes;
import platen.identity.people.domain.UserState.Because;
import platen.identity.people.domain.UserState.Inactive;

class ReconciliationTest {

    private static final Clashes NONE = new Clashes(null, null);
    private static final Credentials CLEARED = new Credentials("{\"accessCode\":{\"state\":\"cleared\"}}", true);

    @Test
    void saysNothingWhenNothingIsNew() {
        var result = Reconciliation.of(anActiveUser(), anObservation(), false, true, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events()).isEmpty();
    }

    @Test
    void saysThatAPersonIsLinkedFirst() {
        var seen = observation(draft("ana", null), true, CLEARED);

        var result = Reconciliation.of(anActiveUser(), seen, true, true, NONE);

        assertThat(result.events())
                .containsExactly(
                        new UserEvent.Linked(anActiveUser().id(), ANA_AT_GOOGLE),
                        new UserEvent.Updated(result.user()),
                        new UserEvent.CredentialsObserved(anActiveUser().id(), seen, true));
    }

    @Test
    void leavesTheLocaleAloneWhenTheSourceHasNone() {
        var result = Reconciliation.of(
                anActiveUser(),
                observation(draft("ana.silva", "ana.silva@school.example"), true, Credentials.NONE),
                false,
                true,
                NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
    }

    @Test
    void keepsTheOldNamesWhenSomebodyElseHasTheNewOnes() {
        var seen = observation(
                new ProfileDraft("bea", "Ana Bea", "bea@school.example", null, "Music", null), true, CLEARED);

        var result = Reconciliation.of(anActiveUser(), seen, false, true, new Clashes(new UUID(0, 2), new UUID(0, 2)));

        assertThat(result.user().profile())
                .isEqualTo(new Profile("ana.silva", "Ana Bea", "ana.silva@school.example", "en", "Music", null));
        assertThat(result.events())
                .hasExactlyElementsOfTypes(UserEvent.Updated.class, UserEvent.CredentialsObserved.class);
    }

    @Test
    void deactivatesWhoTheSourceSuspends() {
        var result = Reconciliation.of(
                anActiveUser(), observation(draft(anasProfile()), false, Credentials.NONE), false, true, NONE);

        assertThat(result.user().state()).isEqualTo(new Inactive(Because.SOURCE, null));
        assertThat(result.events()).containsExactly(new UserEvent.Deactivated(result.user()));
    }

    @Test
    void reactivatesWhoComesBackBeforeTheEndOfTheRetention() {
        var removed = anInactiveUser(Because.REMOVAL, NOW);

        var result = Reconciliation.of(removed, anObservation(), false, true, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events()).containsExactly(new UserEvent.Reactivated(anActiveUser()));
    }

    @Test
    void leavesWhoAnAdministratorDeactivatedInactiveButDeletesNobodyWhoIsBack() {
        var removed = anInactiveUser(Because.ADMINISTRATOR, NOW);

        var result = Reconciliation.of(removed, anObservation(), false, true, NONE);

        assertThat(result.user()).isEqualTo(anInactiveUser(Because.ADMINISTRATOR, null));
        assertThat(result.events()).isEmpty();
    }

    @Test
    void recordsOnlyWhenAnotherSourceDecides() {
        var seen = observation(draft("other", "other@school.example"), false, CLEARED);

        var result = Reconciliation.of(anActiveUser(), seen, false, false, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events())
                .containsExactly(
                        new UserEvent.CredentialsObserved(anActiveUser().id(), seen, false));
    }
}
