package platen.gateway.onetimecodes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OneTimeDigitsTest {

    @Test
    void areEightWithZerosInFront() {
        assertThat(OneTimeDigits.draw(drawing(4711)).value()).isEqualTo("00004711");
    }

    @Test
    void areNoneThatEverybodyWouldTry() {
        assertThat(OneTimeDigits.draw(
                                drawing(0, 11_111_111, 12_345_678, 98_765_432, 12_341_234, 12_121_212, 40_718_293))
                        .value())
                .isEqualTo("40718293");
    }

    @Test
    void areNeverPrinted() {
        assertThat(new OneTimeDigits("40718293")).hasToString("OneTimeDigits[…]");
    }

    private static RandomGenerator drawing(Integer... numbers) {
        Iterator<Integer> next = List.of(numbers).iterator();
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("Only nextInt is asked");
            }

            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(100_000_000);
                return next.next();
            }
        };
    }
}
