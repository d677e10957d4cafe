package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.identity.people.domain.UserFixture.ANA_AT_GOOGLE;
import static platen.identity.people.domain.UserFixture.ANA_AT_SCIM;
import static platen.identity.people.domain.UserFixture.NOW;
import static platen.identity.people.domain.UserFixture.anActiveUser;
import static platen.identity.people.domain.UserFixture.anInactiveUser;
import static platen.identity.people.domain.UserFixture.anObservation;
import static platen.identity.people.domain.UserFixture.anasProfile;
import static platen.identity.people.domain.UserFixture.draft;
import static platen.identity.people.domain.UserFixture.observation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.identity.people.domain.Holders.Clashes;
import platen.identity.people.domain.UserState.Because;
import platen.identity.people.domain.UserState.Inactive;

class ReconciliationTest {

    private static final Clashes NONE = Clashes.NONE;
    private static final Sources ALONE = new Sources(null, List.of(new PersonLink(ANA_AT_GOOGLE, false)));
    private static final Sources SCIM_DECIDES =
            new Sources("scim", List.of(new PersonLink(ANA_AT_GOOGLE, false), new PersonLink(ANA_AT_SCIM, false)));
    private static final Credentials CLEARED = new Credentials("{\"accessCode\":{\"state\":\"cleared\"}}", true);

    @Test
    void saysNothingWhenNothingIsNew() {
        var result = Reconciliation.of(anActiveUser(), anObservation(), false, ALONE, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events()).isEmpty();
    }

    @Test
    void saysThatAPersonIsLinkedFirst() {
        var seen = observation(draft("ana", null), true, CLEARED);

        var result = Reconciliation.of(anActiveUser(), seen, true, ALONE, NONE);

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
                ALONE,
                NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
    }

    @Test
    void keepsTheOldNamesWhenSomebodyElseHasTheNewOnes() {
        var seen = observation(
                new ProfileDraft("bea", "Ana Bea", "bea@school.example", null, "Music", null), true, CLEARED);

        var result = Reconciliation.of(
                anActiveUser(), seen, false, ALONE, new Clashes(new UUID(0, 2), new UUID(0, 2), Map.of()));

        assertThat(result.user().profile())
                .isEqualTo(new Profile("ana.silva", "Ana Bea", "ana.silva@school.example", "en", "Music", null));
        assertThat(result.events())
                .hasExactlyElementsOfTypes(UserEvent.Updated.class, UserEvent.CredentialsObserved.class);
    }

    @Test
    void deactivatesWhoTheSourceSuspends() {
        var result = Reconciliation.of(
                anActiveUser(), observation(draft(anasProfile()), false, Credentials.NONE), false, ALONE, NONE);

        assertThat(result.user().state()).isEqualTo(new Inactive(Because.SOURCE, null));
        assertThat(result.events()).containsExactly(new UserEvent.Deactivated(result.user()));
    }

    @Test
    void reactivatesWhoComesBackBeforeTheEndOfTheRetention() {
        var removed = anInactiveUser(Because.REMOVAL, NOW);

        var result = Reconciliation.of(removed, anObservation(), false, ALONE, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events()).containsExactly(new UserEvent.Reactivated(anActiveUser()));
    }

    @Test
    void leavesWhoAnAdministratorDeactivatedInactiveButDeletesNobodyWhoIsBack() {
        var removed = anInactiveUser(Because.ADMINISTRATOR, NOW);

        var result = Reconciliation.of(removed, anObservation(), false, ALONE, NONE);

        assertThat(result.user()).isEqualTo(anInactiveUser(Because.ADMINISTRATOR, null));
        assertThat(result.events()).isEmpty();
    }

    @Test
    void recordsOnlyWhenAnotherSourceDecides() {
        var seen = observation(draft("other", "other@school.example"), false, CLEARED);

        var result = Reconciliation.of(anActiveUser(), seen, false, SCIM_DECIDES, NONE);

        assertThat(result.user()).isEqualTo(anActiveUser());
        assertThat(result.events())
                .containsExactly(
                        new UserEvent.CredentialsObserved(anActiveUser().id(), seen, false));
    }

    @Test
    void takesTheAliasesThatAreFree() {
        var seen = anObservation().goingBy(List.of("ANA.silva", "bea", "silva", "\u0000"));

        var result = Reconciliation.of(
                anActiveUser(), seen, false, ALONE, new Clashes(null, null, Map.of("bea", new UUID(0, 2))));

        assertThat(result.user()).isEqualTo(anActiveUser().goingBy(Aliases.NONE.and("google", List.of("silva"))));
        assertThat(result.events()).containsExactly(new UserEvent.Updated(result.user()));
        assertThat(Reconciliation.of(result.user(), anObservation(), false, ALONE, NONE)
                        .events())
                .isEmpty();
    }

    @Test
    void saysNothingOfAnAliasThatAnotherSourceGivesToo() {
        var before = anActiveUser().goingBy(Aliases.NONE.and("scim", List.of("silva")));
        var both = new Sources(null, SCIM_DECIDES.links());

        var result = Reconciliation.of(before, anObservation().goingBy(List.of("Silva")), false, both, NONE);

        assertThat(result.user().goesBy()).isEqualTo(before.goesBy().and("google", List.of("silva")));
        assertThat(result.events()).isEmpty();
    }
}
