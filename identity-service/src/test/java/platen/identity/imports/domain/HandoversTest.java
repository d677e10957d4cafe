package platen.identity.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.identity.imports.domain.Handover.Thing;

class HandoversTest {

    @Test
    void aRingAndAChainThatEndsInSomebodyWhoGivesUpAreWhole() {
        List<Handover> all = List.of(of(1, 2), of(2, 3), of(3, 1), of(10, 11), of(11, 12));

        assertThat(Handovers.broken(all, handover -> true)).isEmpty();
        assertThat(Handovers.groups(all)).containsExactly(List.of(1, 2, 3), List.of(10, 11, 12));
    }

    @Test
    void whoeverDependsOnARowThatGivesNothingIsRefusedHoweverFarAway() {
        List<Handover> all = List.of(of(5, 4), of(4, 3), of(3, null), of(3, 9), of(8, 7));

        Map<Integer, Handover> broken = Handovers.broken(all, handover -> true);

        assertThat(broken.keySet()).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(broken.get(5)).isEqualTo(of(5, 4));
        assertThat(Handovers.broken(all, handover -> !Integer.valueOf(7).equals(handover.giver())))
                .containsOnlyKeys(3, 4, 5, 8);
    }

    @Test
    void batchesHoldWholeGroups() {
        assertThat(Handovers.batches(List.of(List.of(1, 5), List.of(2, 3), List.of(4, 6, 7, 8, 9), List.of(10, 11)), 4))
                .isEqualTo(Map.ofEntries(
                        Map.entry(1, 1),
                        Map.entry(5, 1),
                        Map.entry(2, 1),
                        Map.entry(3, 1),
                        Map.entry(4, 2),
                        Map.entry(6, 2),
                        Map.entry(7, 2),
                        Map.entry(8, 2),
                        Map.entry(9, 2),
                        Map.entry(10, 3),
                        Map.entry(11, 3)));
    }

    /** Every row of a file hands its code on: a ring over all of them, told in any order. */
    @Test
    void aRingOverAWholeFileIsOneGroup() {
        int rows = 200_000;
        List<Handover> all = new ArrayList<>(IntStream.rangeClosed(1, rows)
                .mapToObj(row -> of(row, row % rows + 1))
                .toList());
        assertThat(Handovers.groups(all))
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(rows));
        Collections.shuffle(all, new Random(7));
        assertThat(Handovers.groups(all))
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(rows));
        assertThat(Handovers.broken(all, handover -> handover.row() != 1)).hasSize(rows);
    }

    @Test
    void aRefusalSaysWhatIsTakenAndNoValue() {
        assertThat(of(3, null).refusal(4, header()).detail()).isEqualTo("Somebody else has this code.");
        assertThat(of(3, 2).refusal(4, header()))
                .isEqualTo(new Finding(
                        4,
                        2,
                        Finding.Kind.CODE_TAKEN,
                        "Somebody else has this code, and the line that would take it away is not applied."));
    }

    private static Header header() {
        return ((Header.Reading.Readable) Header.read(Arrays.asList("Email", "Access code"))).header();
    }

    private static Handover of(int row, @Nullable Integer giver) {
        return new Handover(row, Thing.ACCESS_CODE, new UUID(0, giver == null ? 0 : giver), giver);
    }
}
