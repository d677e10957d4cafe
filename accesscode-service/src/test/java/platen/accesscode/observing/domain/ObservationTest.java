package platen.accesscode.observing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.observing.domain.Observation.Step;

class ObservationTest {

    private static final Fingerprint ONE = Fingerprint.of(new byte[32]);
    private static final Fingerprint OTHER = Fingerprint.of(
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            });

    @Test
    void actsTheFirstTimeAndWhenItDiffers() {
        assertThat(Observation.next(null, List.of(ONE), true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(null, List.of(), true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(last(ONE, true), List.of(OTHER), true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(last(ONE, true), List.of(), true)).isEqualTo(Step.ACT);
    }

    @Test
    void isPassedOverWhenRepeated() {
        assertThat(Observation.next(last(ONE, true), List.of(ONE), true)).isEqualTo(Step.PASS);
        assertThat(Observation.next(last(null, true), List.of(), true)).isEqualTo(Step.PASS);
        assertThat(Observation.next(last(ONE, false), List.of(ONE), false)).isEqualTo(Step.PASS);
    }

    @Test
    void isOnlyRecordedWhileAnotherSourceDecides() {
        assertThat(Observation.next(null, List.of(ONE), false)).isEqualTo(Step.RECORD);
        assertThat(Observation.next(last(ONE, true), List.of(OTHER), false)).isEqualTo(Step.RECORD);
    }

    @Test
    void actsWithWhatItSaidBeforeOnceItsSourceDecides() {
        assertThat(Observation.next(last(ONE, false), List.of(ONE), true)).isEqualTo(Step.ACT);
    }

    @Test
    void isPassedOverUnderAnyOfTheKeysItMayHaveBeenKeptUnder() {
        assertThat(Observation.next(last(ONE, true), List.of(OTHER, ONE), true)).isEqualTo(Step.PASS);
    }

    private static Observation last(@Nullable Fingerprint value, boolean applied) {
        return new Observation(value, applied, false);
    }

    @Test
    void isNotPrinted() {
        assertThat(new SourceWord.Value("K7P4WX").toString()).doesNotContain("K7P4WX");
    }
}
