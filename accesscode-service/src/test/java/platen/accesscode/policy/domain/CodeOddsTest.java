package platen.accesscode.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;
import static platen.accesscode.policy.domain.CodeFormat.ALPHANUMERIC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures are those of the product's guidance and of published tables, computed apart from this code. */
class CodeOddsTest {

    @ParameterizedTest
    @CsvSource({
        "ALPHANUMERIC, 4, 923521, 19.8",
        "ALPHANUMERIC, 6, 887503681, 29.7",
        "NUMERIC, 4, 10000, 13.3",
        "NUMERIC, 6, 1000000, 19.9",
        "NUMERIC, 8, 100000000, 26.6"
    })
    void countCodes(CodeFormat format, int length, long capacity, double bits) {
        CodeOdds odds = new CodeOdds(format, length, 1);

        assertThat(odds.capacity()).isEqualTo(capacity);
        assertThat(odds.bits()).isCloseTo(bits, withinPercentage(0.3));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, 4, 1000, 10, 0.9999, 0.1",
        "NUMERIC, 6, 1000, 1000, 0.095, 0.001",
        "NUMERIC, 6, 10000, 100, 0.63, 0.01",
        "NUMERIC, 8, 10000, 10000, 0.01, 0.0001",
        "ALPHANUMERIC, 4, 1000, 924, 0.10, 0.0011",
        "ALPHANUMERIC, 4, 10000, 92, 0.66, 0.011",
        "ALPHANUMERIC, 6, 10000, 88750, 0.0011, 0.00001",
        "ALPHANUMERIC, 6, 100000, 8875, 0.011, 0.00011",
        "ALPHANUMERIC, 8, 100000, 8528910, 0.0000117, 0.00000012"
    })
    void tellHowOftenGuessesAndSlipsHit(
            CodeFormat format, int length, long people, long oneIn, double inAHundred, double slip) {
        CodeOdds odds = new CodeOdds(format, length, people);

        assertThat(1 / odds.ofOneGuess()).isCloseTo(oneIn, withinPercentage(0.5));
        assertThat(odds.ofGuesses(100)).isCloseTo(inAHundred, withinPercentage(6));
        assertThat(odds.ofOneSlipAtRandom()).isCloseTo(slip, withinPercentage(15));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 8880, 275000, 8500000",
        "1000, 888, 27500, 853000",
        "10000, 88.8, 2750, 85300",
        "100000, 8.88, 275, 8530",
        "1000000, 0.888, 27.5, 853"
    })
    void tellHowManyGuessesHaveAChanceOfOneInAThousand(long people, double six, double seven, double eight) {
        assertThat(guesses(6, people)).isCloseTo(six, withinPercentage(0.5));
        assertThat(guesses(7, people)).isCloseTo(seven, withinPercentage(0.5));
        assertThat(guesses(8, people)).isCloseTo(eight, withinPercentage(0.5));
    }

    private static double guesses(int length, long people) {
        return new CodeOdds(ALPHANUMERIC, length, people).guessesWithin(CodeOdds.TOLERABLE);
    }

    @Test
    void areCertainWhenEverybodyIsHit() {
        CodeOdds odds = new CodeOdds(CodeFormat.NUMERIC, 4, 20_000);

        assertThat(odds.ofOneGuess()).isEqualTo(1);
        assertThat(odds.ofGuesses(1)).isEqualTo(1);
        assertThat(odds.ofOneSlipAtRandom()).isEqualTo(1);
        assertThat(odds.guessesWithin(CodeOdds.TOLERABLE)).isZero();
    }

    @Test
    void areNobodysWithoutPeople() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeOdds(ALPHANUMERIC, 6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeOdds(ALPHANUMERIC, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeOdds(ALPHANUMERIC, 11, 1));
    }
}
