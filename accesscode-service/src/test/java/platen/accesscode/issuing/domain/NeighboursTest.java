package platen.accesscode.issuing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final AccessCode CODE = new AccessCode("K7P4WX");

    @Test
    void areEverySubstitutionAndEveryAdjacentSwap() {
        assertThat(Neighbours.of(CODE, Set.of(6)))
                .hasSize(6 * 35 + 5)
                .contains(new AccessCode("L7P4WX"), new AccessCode("K7P4W0"), new AccessCode("7KP4WX"))
                .doesNotContain(CODE, new AccessCode("KP74XW"));
    }

    @Test
    void areInsertionsOnlyWhereThereAreLongerCodes() {
        AccessCode longer = new AccessCode("K7P34WX");

        assertThat(Neighbours.of(CODE, Set.of(6))).doesNotContain(longer);
        assertThat(Neighbours.of(CODE, Set.of(6, 7))).contains(longer);
    }

    @Test
    void areDeletionsOnlyWhereThereAreShorterCodes() {
        AccessCode shorter = new AccessCode("K7PWX");

        assertThat(Neighbours.of(CODE, Set.of(6, 7))).doesNotContain(shorter);
        assertThat(Neighbours.of(CODE, Set.of(5, 6))).contains(shorter);
    }

    @Test
    void stayWithinTheLengthsACodeMayHave() {
        assertThat(Neighbours.of(new AccessCode("K7P4"), Set.of(3, 4))).allMatch(code -> code.length() == 4);
        assertThat(Neighbours.of(new AccessCode("K7P4WXK7P4"), Set.of(10, 11))).allMatch(code -> code.length() == 10);
    }

    @Test
    void countASwapOfEqualSymbolsAsNoSlip() {
        assertThat(Neighbours.of(new AccessCode("AABB"), Set.of(4))).hasSize(4 * 35 + 1);
    }
}
