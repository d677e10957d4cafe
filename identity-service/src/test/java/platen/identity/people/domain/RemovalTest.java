package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.identity.people.domain.UserFixture.ANA_AT_GOOGLE;
import static platen.identity.people.domain.UserFixture.ANA_AT_SCIM;
import static platen.identity.people.domain.UserFixture.NOW;
import static platen.identity.people.domain.UserFixture.anActiveUser;
import static platen.identity.people.domain.UserFixture.anInactiveUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.identity.people.domain.UserState.Because;

class RemovalTest {

    private static final Instant LATER = NOW.plus(Duration.ofDays(20));
    private static final PersonLink GOOGLE = new PersonLink(ANA_AT_GOOGLE, false);
    private static final PersonLink SCIM = new PersonLink(ANA_AT_SCIM, false);
    private static final PersonLink SCIM_MISSING = new PersonLink(ANA_AT_SCIM, true);

    @Test
    void keepsTheAccountWhenTheDeleteOptionIsOff() {
        assertThat(remove(anActiveUser(), sources(null, GOOGLE), OnRemoval.KEEP))
                .isEqualTo(new Removal.LinkMissing());
    }

    @Test
    void deactivatesAndSetsTheEndOfTheRetention() {
        assertThat(remove(anActiveUser(), sources(null, GOOGLE), OnRemoval.DISABLE_THEN_DELETE))
                .isEqualTo(new Removal.Retained(anInactiveUser(Because.REMOVAL, LATER)));
    }

    @Test
    void doesNotPutOffAnEndOfRetentionAlreadySet() {
        var retained = anInactiveUser(Because.REMOVAL, NOW);

        assertThat(remove(retained, sources(null, GOOGLE), OnRemoval.DISABLE_THEN_DELETE))
                .isEqualTo(new Removal.Retained(retained));
    }

    @Test
    void remembersThatAnAdministratorDeactivated() {
        assertThat(remove(
                        anInactiveUser(Because.ADMINISTRATOR, null),
                        sources(null, GOOGLE),
                        OnRemoval.DISABLE_THEN_DELETE))
                .isEqualTo(new Removal.Retained(anInactiveUser(Because.ADMINISTRATOR, LATER)));
    }

    @Test
    void endsOnlyTheLinkWhileAnotherSourceHasThePerson() {
        assertThat(remove(anActiveUser(), sources(null, GOOGLE, SCIM), OnRemoval.DISABLE_THEN_DELETE))
                .isEqualTo(new Removal.LinkMissing());
        assertThat(remove(anActiveUser(), sources(null, GOOGLE, SCIM), OnRemoval.DELETE_NOW))
                .isEqualTo(new Removal.LinkGone());
    }

    @Test
    void endsTheAccountWithTheLastLinkThatIsLeft() {
        assertThat(remove(anActiveUser(), sources(null, GOOGLE, SCIM_MISSING), OnRemoval.DELETE_NOW))
                .isEqualTo(new Removal.Deleted());
    }

    @Test
    void endsTheAccountWithThePrimarySourcesLink() {
        assertThat(remove(anActiveUser(), sources("google", GOOGLE, SCIM), OnRemoval.DELETE_NOW))
                .isEqualTo(new Removal.Deleted());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none,true", "google,true", "scim,false", "ldap,true"})
    void leavesTheDecisionToThePrimarySourceIfItHasThePerson(@Nullable String primary, boolean decides) {
        assertThat(sources(primary, GOOGLE, SCIM).decides("google")).isEqualTo(decides);
    }

    private static Removal remove(User user, Sources sources, OnRemoval wish) {
        return Removal.of(user, ANA_AT_GOOGLE, sources, wish, LATER);
    }

    private static Sources sources(@Nullable String primary, PersonLink... links) {
        return new Sources(primary, List.of(links));
    }
}
