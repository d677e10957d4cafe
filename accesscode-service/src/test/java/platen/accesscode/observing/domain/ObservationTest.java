package platen.accesscode.observing.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Observation.next(null, ONE, true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(null, null, true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(new Observation(ONE, true), OTHER, true)).isEqualTo(Step.ACT);
        assertThat(Observation.next(new Observation(ONE, true), null, true)).isEqualTo(Step.ACT);
    }

    @Test
    void isPassedOverWhenRepeated() {
        assertThat(Observation.next(new Observation(ONE, true), ONE, true)).isEqualTo(Step.PASS);
        assertThat(Observation.next(new Observation(null, true), null, true)).isEqualTo(Step.PASS);
        assertThat(Observation.next(new Observation(ONE, false), ONE, false)).isEqualTo(Step.PASS);
    }

    @Test
    void isOnlyRecordedWhileAnotherSourceDecides() {
        assertThat(Observation.next(null, ONE, false)).isEqualTo(Step.RECORD);
        assertThat(Observation.next(new Observation(ONE, true), OTHER, false)).isEqualTo(Step.RECORD);
    }

    @Test
    void actsWithWhatItSaidBeforeOnceItsSourceDecides() {
        assertThat(Observation.next(new Observation(ONE, false), ONE, true)).isEqualTo(Step.ACT);
    }

    @Test
    void isNotPrinted() {
        assertThat(new SourceWord.Value("K7P4WX").toString()).doesNotContain("K7P4WX");
    }
}
