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
import org.junit.jupiter.params.provider.CsvSource;
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
            AccessCode found = find(generator.search(crowded, held.size()), held, lengths);
            held.add(found);
            lengths.add(found.length());
        }

        assertThat(held).hasSize(PEOPLE);
        assertThat(Slips.among(held)).isEmpty();
        assertThat(lengths).as("four digits do not hold so many").contains(4, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20_262, 8_086_082})
    void noSlipLeadsFromOrToAGeneratedCodeAmongSuppliedOnes(long seed) {
        UniquenessPolicy policy = new UniquenessPolicy(CodeFormat.NUMERIC, 4, 1, 90);
        Random random = new Random(seed);
        CodeGenerator generator = new CodeGenerator(random, DRAWS);
        Set<AccessCode> held = new HashSet<>();
        Set<AccessCode> generated = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();

        for (int person = 0; person < PEOPLE / 3; person++) {
            int length = random.nextInt(AccessCode.SHORTEST, 7);
            AccessCode supplied = new AccessCode(String.valueOf(random.nextInt(
                    (int) CodeFormat.NUMERIC.space(length - 1), (int) CodeFormat.NUMERIC.space(length))));
            // Supplied codes only have to be unique; only a later one may come close to a generated one.
            if (Slips.of(supplied, generated).isEmpty()) {
                held.add(supplied);
                lengths.add(length);
            }
            AccessCode found = find(generator.search(policy, held.size()), held, lengths);
            held.add(found);
            generated.add(found);
            lengths.add(found.length());
        }

        assertThat(generated).allMatch(code -> Slips.of(code, held).isEmpty());
        assertThat(Slips.among(held)).as("supplied ones do come close").isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "01, 200", "ABC, 900", "2345, 900"})
    void aTinyAlphabetKeepsCodesApartUntilItsEnd(String alphabet, int atMost) {
        Random random = new Random(20_263);
        Set<AccessCode> held = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();

        try {
            while (held.size() < PEOPLE) {
                AccessCode found = find(new CodeSearch(random, alphabet, AccessCode.SHORTEST, 4), held, lengths);
                held.add(found);
                lengths.add(found.length());
            }
        } catch (CodeSpaceExhausted end) {
            assertThat(held).as("before the end").hasSizeLessThan(PEOPLE);
        }

        assertThat(held).hasSizeLessThanOrEqualTo(atMost);
        assertThat(Slips.among(held)).isEmpty();
        assertThat(held).allMatch(code -> code.value().chars().allMatch(symbol -> alphabet.indexOf(symbol) >= 0));
    }

    private static AccessCode find(CodeSearch search, Set<AccessCode> held, Set<Integer> lengths) {
        AccessCode candidate = search.next();
        while (held.contains(candidate) || !isAlone(held, lengths, candidate)) {
            candidate = search.next();
        }
        return candidate;
    }

    @ParameterizedTest
    @MethodSource("formatsAndLengths")
    void lengthFollowsTheDensity(long seed, CodeFormat format, int minLength) {
        Random random = new Random(seed);
        for (int organisation = 0; organisation < SEARCHES; organisation++) {
            double limit = Math.pow(10, -random.nextDouble(6));
            long codes = (long) Math.pow(10, random.nextDouble(8));
            int length = search(seed, new UniquenessPolicy(format, minLength, limit, 90), codes - 1)
                    .next()
                    .length();

            boolean isLongEnough = length == AccessCode.LONGEST || codes <= limit * format.space(length);
            boolean couldBeShorter = length > minLength && codes <= limit * format.space(length - 1);
            assertThat(isLongEnough && !couldBeShorter)
                    .as("%d symbols for %d codes under %f", length, codes, limit)
                    .isTrue();
        }
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
