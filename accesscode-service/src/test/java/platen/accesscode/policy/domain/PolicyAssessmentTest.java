package platen.accesscode.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static platen.accesscode.policy.domain.CodeFormat.ALPHANUMERIC;
import static platen.accesscode.policy.domain.CodeFormat.NUMERIC;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyAssessmentTest {

    @ParameterizedTest
    @CsvSource({
        "ALPHANUMERIC, 6, 0.001, 887503, 6",
        "ALPHANUMERIC, 6, 0.001, 887504, 7",
        "ALPHANUMERIC, 4, 0.001, 923, 4",
        "ALPHANUMERIC, 4, 0.001, 924, 5",
        "NUMERIC, 4, 0.001, 10, 4",
        "NUMERIC, 4, 0.001, 10000, 7",
        "NUMERIC, 4, 1, 660, 4",
        "NUMERIC, 4, 1, 661, 5",
        "NUMERIC, 4, 1, 5771, 6",
        "NUMERIC, 10, 0.001, 999999999, 10"
    })
    void expectsTheLengthThatDensityAndDistanceLeave(
            CodeFormat format, int minLength, double densityLimit, long people, int length) {
        assertThat(assessment(format, minLength, densityLimit, people, null).expectedLength())
                .isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"6, 0.039", "7, 0.0013", "8, 0.00004"})
    void tellsWhatAHundredDevicesLetThroughInADay(int length, double chance) {
        var assessment = assessment(ALPHANUMERIC, 6, 0.001, 10_000, 100L);
        long guesses = Objects.requireNonNull(assessment.guessesADay());

        assertThat(guesses).isEqualTo(3_500);
        assertThat(assessment.lengths().get(length - 4).ofGuesses(guesses)).isCloseTo(chance, withinPercentage(4));
    }

    @ParameterizedTest
    @CsvSource({
        "2535, 10, 6",
        "2540, 10, 7",
        "78000, 10, 7",
        "80000, 10, 8",
        "253, 100, 6",
        "7860, 100, 7",
        "243000, 100, 8"
    })
    void findsTheShortestLengthThatHoldsAgainstTheDevices(long people, long devices, int length) {
        assertThat(assessment(ALPHANUMERIC, 6, 0.001, people, devices).safeLength())
                .contains(length);
    }

    @Test
    void knowsWhenNoLengthHolds() {
        var assessment = assessment(NUMERIC, 4, 0.001, 1_000_000, 1_000L);

        assertThat(assessment.safeLength()).isEmpty();
        assertThat(assessment.advice()).extracting(Advice::slug).contains("devices-allow-many-guesses");
    }

    @Test
    void advisesLittleWhenAllIsWell() {
        assertThat(slugs(assessment(ALPHANUMERIC, 6, 0.001, 1_000, null)))
                .containsExactly("count-future-people", "supplied-codes-may-be-close");
    }

    @Test
    void advisesAgainstShortNumbersForMany() {
        assertThat(slugs(assessment(NUMERIC, 4, 1, 1_000, 10L)))
                .containsExactly(
                        "count-future-people",
                        "codes-will-be-longer",
                        "easily-guessed",
                        "below-20-bits",
                        "devices-allow-many-guesses",
                        "supplied-codes-may-be-close",
                        "prefer-alphanumeric");
    }

    @Test
    void saysWhenThereAreNotEnoughCodes() {
        assertThat(slugs(assessment(NUMERIC, 10, 1, 900_000_000, null))).contains("not-enough-codes");
    }

    private static List<String> slugs(PolicyAssessment assessment) {
        return assessment.advice().stream().map(Advice::slug).toList();
    }

    private static PolicyAssessment assessment(
            CodeFormat format, int minLength, double densityLimit, long people, @Nullable Long devices) {
        return new PolicyAssessment(new UniquenessPolicy(format, minLength, densityLimit, 90), people, devices);
    }
}
