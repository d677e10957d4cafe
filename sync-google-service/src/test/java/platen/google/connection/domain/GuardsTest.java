package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardsTest {

    @Test
    void holdsFromTheFloorOnWhatIsMoreThanItsShare() {
        assertThat(held(4, 0, 10)).isEmpty();
        assertThat(held(5, 0, 10)).containsExactly(GuardClass.REMOVAL);
        assertThat(held(10, 0, 100)).isEmpty();
        assertThat(held(11, 0, 100)).containsExactly(GuardClass.REMOVAL);
    }

    @Test
    void countsWhatWasAppliedOfLate() {
        assertThat(held(1, 10, 100)).containsExactly(GuardClass.REMOVAL);
        assertThat(held(1, 9, 100)).isEmpty();
    }

    @Test
    void holdsNothingWhereNothingIsPlanned() {
        assertThat(held(0, 50, 100)).isEmpty();
    }

    @Test
    void whereNobodyIsLeftEveryShareIsTooLarge() {
        assertThat(held(5, 0, 0)).containsExactly(GuardClass.REMOVAL);
    }

    @Test
    void theCapHoldsWhateverTheShare() {
        Guards guards = guards(new Guard(5, 10, 3));

        assertThat(guards.held(removals(3), ClassCounts.NONE, 100_000)).isEmpty();
        assertThat(guards.held(removals(4), ClassCounts.NONE, 100_000)).containsExactly(GuardClass.REMOVAL);
    }

    @Test
    void eachClassHasItsOwnLimit() {
        Guards guards = guards(new Guard(100, 100, null));
        ClassCounts planned = new ClassCounts(20, 20, 20, 20, 20);

        assertThat(guards.held(planned, ClassCounts.NONE, 100))
                .containsExactlyInAnyOrder(
                        GuardClass.DISABLE, GuardClass.CODE_CLEAR, GuardClass.CARD_CLEAR, GuardClass.EMAIL_CHANGE);
    }

    private static Set<GuardClass> held(int planned, int applied, long linked) {
        return Guards.DEFAULT.held(removals(planned), removals(applied), linked);
    }

    private static ClassCounts removals(int count) {
        return new ClassCounts(count, 0, 0, 0, 0);
    }

    private static Guards guards(Guard removals) {
        return new Guards(removals, Guard.DEFAULT, Guard.DEFAULT, Guard.DEFAULT, Guard.DEFAULT);
    }
}
