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
import platen.identity.review.domain.ReviewReason;

class PersonMatchTest {

    @Test
    void isAStrangerWhenNobodyHasNameOrEmail() {
        assertThat(PersonMatch.of(anObservation(), new Holders(List.of()))).isEqualTo(new PersonMatch.Stranger());
    }

    @Test
    void knowsAPersonByUserNameWhateverItsCase() {
        var seen = observation(draft("ANA.Silva", null), true, Credentials.NONE);

        assertThat(PersonMatch.of(seen, holders(new Holder(anActiveUser(), false))))
                .isEqualTo(new PersonMatch.Known(anActiveUser()));
    }

    @Test
    void knowsAPersonByEmailWhenTheUserNameIsNew() {
        var seen = observation(draft("asilva", "Ana.Silva@School.example"), true, Credentials.NONE);

        assertThat(PersonMatch.of(seen, holders(new Holder(anActiveUser(), false))))
                .isEqualTo(new PersonMatch.Known(anActiveUser()));
    }

    @Test
    void prefersTheUserNameToTheEmail() {
        var hasTheEmail = anotherUser(new Profile("bea", "Bea", "ana.silva@school.example", "en", null, null));
        var hasTheName = anActiveUser().with(new Profile("ana.silva", "Ana", null, "en", null, null));

        assertThat(PersonMatch.of(
                        anObservation(), holders(new Holder(hasTheEmail, false), new Holder(hasTheName, false))))
                .isEqualTo(new PersonMatch.Known(hasTheName));
    }

    @Test
    void neverMatchesWhoIsAnotherPersonOfTheSameSource() {
        assertThat(PersonMatch.of(anObservation(), holders(new Holder(anActiveUser(), true))))
                .isEqualTo(new PersonMatch.Undecided(
                        ReviewReason.ALREADY_LINKED, anActiveUser().id()));
    }

    @Test
    void leavesInternalUsersAlone() {
        assertThat(PersonMatch.of(anObservation(), holders(new Holder(anInternalUser(), false))))
                .isEqualTo(new PersonMatch.Undecided(
                        ReviewReason.USER_NAME_TAKEN, anInternalUser().id()));
    }

    private static Holders holders(Holder... all) {
        return new Holders(List.of(all));
    }
}
