package platen.accesscode.issuing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.UniquenessPolicy;

/** What holds of every code that is drawn, whatever the policy and the dice. */
class CodeSearchPropertiesTest {

    private static final int DRAWS = 64;
    private static final int SEARCHES = 20;

    /** More than numeric codes of four digits can keep apart. */
    private static final int PEOPLE = 900;

    /** Every format and length, each with dice of its own in every run; the seed shows in the name of the test. */
    static Stream<Arguments> formatsAndLengths() {
        return Stream.of(CodeFormat.values())
                .flatMap(format -> IntStream.rangeClosed(AccessCode.SHORTEST, AccessCode.LONGEST)
                        .mapToObj(length ->
                                Arguments.of(ThreadLocalRandom.current().nextLong(), format, length)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndLengths")
    void candidatesKeepToFormatAndLengthAndAreNeverTrivial(long seed, CodeFormat format, int length) {
        for (int start = 0; start < SEARCHES; start++) {
            CodeSearch search = search(seed + start, new UniquenessPolicy(format, length, 1, 90), 0);

            for (int draw = 0; draw < DRAWS / 2; draw++) {
                AccessCode candidate = search.next();
                assertThat(candidate.length()).isEqualTo(length);
                assertThat(candidate.isTrivial()).isFalse();
                assertThat(candidate.value().chars()).allMatch(symbol -> isOf(format, symbol));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndLengths")
    void lengthNeverFallsAndTheSearchEnds(long seed, CodeFormat format, int length) {
        CodeSearch search = search(seed, new UniquenessPolicy(format, length, 1, 90), 0);
        int most = DRAWS * (AccessCode.LONGEST - length + 1);

        int longest = length;
        for (int draw = 0; draw < most; draw++) {
            try {
                int next = search.next().length();
                assertThat(next).isBetween(longest, longest + 1);
                longest = next;
            } catch (CodeSpaceExhausted end) {
                break; // trivial candidates count as draws
            }
        }
        assertThatExceptionOfType(CodeSpaceExhausted.class).isThrownBy(search::next);
        assertThat(longest).isEqualTo(AccessCode.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261, 8_086_081})
    void noSlipLeadsFromOrToAGeneratedCodeEvenWhenTheSpaceIsNearlyFull(long seed) {
        UniquenessPolicy crowded = new UniquenessPolicy(CodeFormat.NUMERIC, 4, 1, 90);
        CodeGenerator generator = new CodeGenerator(new Random(seed), DRAWS);
        Set<AccessCode> held = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();

        for (int person = 0; person < PEOPLE; person++) {
            CodeSearch search = generator.search(crowded, held.size());
            AccessCode candidate = search.next();
            while (held.contains(candidate) || !isAlone(held, lengths, candidate)) {
                candidate = search.next();
            }
            held.add(candidate);
            lengths.add(candidate.length());
        }

        assertThat(held).hasSize(PEOPLE).allMatch(code -> isAlone(held, lengths, code));
        assertThat(lengths).as("four digits do not hold so many").contains(4, 5);
    }

    @Test
    void growsAtOnceWhenTheDensityLimitIsReached() {
        UniquenessPolicy thin = new UniquenessPolicy(CodeFormat.NUMERIC, 4, 0.001, 90);

        assertThat(search(1, thin, 9).next().length()).isEqualTo(4);
        assertThat(search(1, thin, 10).next().length()).isEqualTo(5);
    }

    private static CodeSearch search(long seed, UniquenessPolicy policy, long codesHeld) {
        return new CodeGenerator(new Random(seed), DRAWS).search(policy, codesHeld);
    }

    private static boolean isOf(CodeFormat format, int symbol) {
        for (int index = 0; index < format.symbols(); index++) {
            if (format.symbol(index) == symbol) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlone(Set<AccessCode> held, Set<Integer> lengths, AccessCode code) {
        return Neighbours.of(code, lengths).stream().noneMatch(held::contains);
    }
}
