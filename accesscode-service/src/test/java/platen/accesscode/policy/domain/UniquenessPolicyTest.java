package platen.accesscode.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniquenessPolicyTest {

    @Test
    void countsWhatTheProductDocumentPromises() {
        assertThat(CodeFormat.ALPHANUMERIC.space(4)).isEqualTo(923_521);
        assertThat(CodeFormat.ALPHANUMERIC.space(6)).isEqualTo(887_503_681);
        assertThat(CodeFormat.NUMERIC.space(4)).isEqualTo(10_000);
        assertThat(CodeFormat.NUMERIC.space(8)).isEqualTo(100_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "887503, 6", "887504, 7", "1000000, 7"})
    void keepsAlphanumericCodesShortUntilTheyGetDense(long codes, int length) {
        assertThat(UniquenessPolicy.STANDARD.startingLength(codes)).isEqualTo(length);
    }

    @Test
    void neverAsksForMoreThanTheGreatestLength() {
        var numeric = new UniquenessPolicy(CodeFormat.NUMERIC, 4, 0.000_000_001, 0);

        assertThat(numeric.startingLength(1_000_000)).isEqualTo(UniquenessPolicy.LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"3, 0.1, 90", "11, 0.1, 90", "6, 0, 90", "6, 1.1, 90", "6, NaN, 90", "6, 0.1, -1", "6, 0.1, 3651"})
    void isNeverMadeOfWhatIsOutOfRange(int minLength, double density, int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UniquenessPolicy(CodeFormat.NUMERIC, minLength, density, days));
    }
}
