package platen.accesscode.bulk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Neighbours;

class OccupiedCodesTest {

    private static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @ParameterizedTest
    @ValueSource(strings = {"K7P4", "K7P4WX", "0000", "ZZZZZZZZZZ", "AB12CD34EF", "0Z0Z0"})
    void isNotFreeOnAnySlipAndFreeOtherwise(String value) {
        AccessCode code = new AccessCode(value);
        Set<Integer> lengths = Set.of(4, 5, 6, 7, 8, 9, 10);
        Set<AccessCode> slips = Neighbours.of(code, lengths);

        for (AccessCode slip : slips) {
            assertThat(occupied(Set.of(slip)).isFree(code)).as("one slip away").isFalse();
        }
        assertThat(occupied(Set.of(code)).isFree(code)).as("the code itself").isFalse();
        assertThat(occupied(Set.of()).isFree(code)).isTrue();
        // Everything two slips away that is not one slip away at the same time.
        Set<AccessCode> further = slips.stream()
                .flatMap(slip -> Neighbours.of(slip, lengths).stream())
                .collect(Collectors.toCollection(HashSet::new));
        further.removeAll(slips);
        further.remove(code);
        assertThat(occupied(further).isFree(code)).as("two slips away").isTrue();
    }

    @Test
    void agreesWithTheListOfSlipsInACrowdedSpace() {
        Random random = new Random(20_260_105);
        Set<AccessCode> held = Stream.generate(() -> random(random)).limit(60).collect(Collectors.toSet());
        Set<Integer> lengths = held.stream().map(AccessCode::length).collect(Collectors.toSet());
        OccupiedCodes occupied = occupied(held);

        for (int i = 0; i < 3_000; i++) {
            AccessCode candidate = random(random);
            boolean free = !held.contains(candidate)
                    && Neighbours.of(candidate, lengths).stream().noneMatch(held::contains);
            assertThat(occupied.isFree(candidate)).isEqualTo(free);
        }
    }

    @Test
    void keepsAllCodesWhenItGrows() {
        OccupiedCodes occupied = new OccupiedCodes(new Random(1));
        Set<AccessCode> held = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            AccessCode code = new AccessCode("%06d".formatted(i * 131));
            held.add(code);
            occupied.add(code);
            occupied.add(code);
        }

        assertThat(occupied.size()).isEqualTo(5_000);
        assertThat(held).noneMatch(occupied::isFree);
    }

    @Test
    void passesOverSlipsIntoALengthThatNobodyHas() {
        AccessCode shorter = new AccessCode("K7P4W");
        OccupiedCodes occupied = occupied(Set.of(new AccessCode("K7P4WX")));

        assertThat(occupied.isFree(shorter)).isFalse();
        assertThat(occupied(Set.of(new AccessCode("ABCDEFGH"))).isFree(shorter)).isTrue();
    }

    /** Of few symbols and four to six of them, so that slips are common. */
    private static AccessCode random(Random random) {
        StringBuilder value = new StringBuilder();
        int length = 4 + random.nextInt(3);
        while (value.length() < length) {
            value.append(SYMBOLS.charAt(random.nextInt(4) * 9));
        }
        return new AccessCode(value.toString());
    }

    private static OccupiedCodes occupied(Set<AccessCode> codes) {
        OccupiedCodes occupied = new OccupiedCodes(new Random(7));
        codes.forEach(occupied::add);
        return occupied;
    }
}
