package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.identity.people.domain.UserFixture.anActiveUser;
import static platen.identity.people.domain.UserFixture.anInternalUser;
import static platen.identity.people.domain.UserFixture.anObservation;
import static platen.identity.people.domain.UserFixture.anotherUser;
import static platen.identity.people.domain.UserFixture.draft;
import static platen.identity.people.domain.UserFixture.observation;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.identity.review.domain.ReviewReason;

class PersonMatchTest {

    @Test
    void isAStrangerWhenNobodyHasNameOrEmail() {
        assertThat(match(anObservation(), new Holders(List.of()))).isEqualTo(new PersonMatch.Stranger());
    }

    @Test
    void knowsAPersonByUserNameWhateverItsCase() {
        var seen = observation(draft("ANA.Silva", null), true, Credentials.NONE);

        assertThat(match(seen, holders(new Holder(anActiveUser(), false))))
                .isEqualTo(new PersonMatch.Known(anActiveUser()));
    }

    @Test
    void knowsAPersonByEmailWhenTheUserNameIsNew() {
        var seen = observation(draft("asilva", "Ana.Silva@School.example"), true, Credentials.NONE);

        assertThat(match(seen, holders(new Holder(anActiveUser(), false))))
                .isEqualTo(new PersonMatch.Known(anActiveUser()));
    }

    @Test
    void prefersTheUserNameToTheEmail() {
        var hasTheEmail = anotherUser(new Profile("bea", "Bea", "ana.silva@school.example", "en", null, null));
        var hasTheName = anActiveUser().with(new Profile("ana.silva", "Ana", null, "en", null, null));

        assertThat(match(anObservation(), holders(new Holder(hasTheEmail, false), new Holder(hasTheName, false))))
                .isEqualTo(new PersonMatch.Known(hasTheName));
    }

    @Test
    void neverMatchesWhoIsAnotherPersonOfTheSameSource() {
        assertThat(match(anObservation(), holders(new Holder(anActiveUser(), true))))
                .isEqualTo(new PersonMatch.Undecided(
                        ReviewReason.ALREADY_LINKED, anActiveUser().id()));
    }

    @Test
    void leavesInternalUsersAlone() {
        assertThat(match(anObservation(), holders(new Holder(anInternalUser(), false))))
                .isEqualTo(new PersonMatch.Undecided(
                        ReviewReason.USER_NAME_TAKEN, anInternalUser().id()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knowsAPersonByAnAliasIfTheOrganisationWishes(boolean byAlias) {
        var ana = anActiveUser().withAliases(List.of("ASilva"));
        var seen = observation(draft("asilva", "other@school.example"), true, Credentials.NONE);

        assertThat(PersonMatch.of(seen, holders(new Holder(ana, false)), byAlias))
                .isEqualTo(
                        byAlias
                                ? new PersonMatch.Known(ana)
                                : new PersonMatch.Undecided(ReviewReason.USER_NAME_TAKEN, ana.id()));
    }

    @Test
    void prefersTheEmailToAnAlias() {
        var ana = anActiveUser().withAliases(List.of("asilva"));
        var bea = anotherUser(new Profile("bea", "Bea", "bea@school.example", "en", null, null));
        var seen = observation(draft("asilva", "bea@school.example"), true, Credentials.NONE);

        assertThat(match(seen, holders(new Holder(ana, false), new Holder(bea, false))))
                .isEqualTo(new PersonMatch.Known(bea));
    }

    private static PersonMatch match(Observation seen, Holders holders) {
        return PersonMatch.of(seen, holders, true);
    }

    private static Holders holders(Holder... all) {
        return new Holders(List.of(all));
    }
}
