package platen.accesscode.policy.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy means for so many people.
 *
 * @param people who have or will have a code; at least 1
 * @param devices at which codes may be tried; null when that is not asked
 */
public record PolicyAssessment(
        UniquenessPolicy policy, long people, @Nullable Long devices) {

    /** Failed tries a day that a device lets through which answers five freely and then after 30 s, doubled up to an hour. */
    public static final int GUESSES_PER_DEVICE_AND_DAY = 35;

    /** Least entropy of a look-up secret in OWASP ASVS 6.5.4. */
    private static final double FLOOR_BITS = 20;

    /** Of the policy's format, from the shortest length to the longest. */
    public List<CodeOdds> lengths() {
        return IntStream.rangeClosed(UniquenessPolicy.SHORTEST, UniquenessPolicy.LONGEST)
                .mapToObj(this::odds)
                .toList();
    }

    private CodeOdds odds(int length) {
        return new CodeOdds(policy.format(), length, people);
    }

    /**
     * The length of a code drawn for the last of so many people: the shortest under the density limit, or more when so many
     * cannot be kept a slip apart.
     */
    public int expectedLength() {
        int length = policy.startingLength(people);
        while (length < UniquenessPolicy.LONGEST && odds(length).mostKeptApart() < people) {
            length++;
        }
        return length;
    }

    /** Failed guesses a day that the devices let through altogether. */
    public @Nullable Long guessesADay() {
        return devices == null ? null : devices * GUESSES_PER_DEVICE_AND_DAY;
    }

    /** The shortest length at which those guesses have at most a chance of one in a thousand a day; empty when none is. */
    public Optional<Integer> safeLength() {
        Long guesses = guessesADay();
        return guesses == null
                ? Optional.empty()
                : lengths().stream()
                        .filter(odds -> odds.ofGuesses(guesses) <= CodeOdds.TOLERABLE)
                        .map(CodeOdds::length)
                        .findFirst();
    }

    /** What the product's guidance comes to with these figures. */
    public List<Advice> advice() {
        List<Advice> advice = new ArrayList<>();
        CodeOdds odds = odds(expectedLength());
        addLength(advice, odds);
        addGuessing(advice, odds);
        advice.add(new Advice(
                "supplied-codes-may-be-close",
                "Generated codes are kept one typing slip apart from all others. Codes that are typed, imported or synced"
                        + " are only kept unique: mistyping one may sign in as somebody else."));
        if (policy.format() == CodeFormat.NUMERIC) {
            advice.add(
                    new Advice(
                            "prefer-alphanumeric",
                            "Letters and digits are the better practice: six of them give 887,503,681 codes, six digits 1,000,000."));
        }
        return advice;
    }

    private void addLength(List<Advice> advice, CodeOdds odds) {
        advice.add(new Advice(
                "count-future-people",
                "The minimum length should suit everybody who will have a code, people to come included. This is for "
                        + number(people) + "."));
        if (odds.mostKeptApart() < people) {
            advice.add(new Advice(
                    "not-enough-codes",
                    "Not even codes of " + odds.length() + " characters can be kept apart for " + number(people)
                            + " people. Some will get none: choose letters and digits."));
        } else if (odds.length() > policy.minLength()) {
            advice.add(new Advice(
                    "codes-will-be-longer",
                    "New codes will have " + odds.length() + " characters rather than " + policy.minLength()
                            + ". Make that the minimum length if all codes should be alike."));
        }
    }

    private void addGuessing(List<Advice> advice, CodeOdds odds) {
        if (odds.ofOneGuess() > CodeOdds.TOLERABLE) {
            advice.add(new Advice(
                    "easily-guessed",
                    "One random guess in " + number(Math.round(1 / odds.ofOneGuess()))
                            + " hits somebody's code. Longer codes are harder to guess and to mistype."));
        }
        if (odds.bits() < FLOOR_BITS) {
            advice.add(new Advice(
                    "below-20-bits",
                    "There are only " + number(odds.capacity())
                            + " such codes, fewer than the 20 bits that OWASP ASVS 6.5.4 asks of such secrets."));
        }
        Long guesses = guessesADay();
        if (guesses != null && odds.ofGuesses(guesses) > CodeOdds.TOLERABLE) {
            String cure = safeLength()
                    .map(length -> "Codes of " + length + " characters keep that under one in a thousand.")
                    .orElse("No length of this format keeps that under one in a thousand.");
            advice.add(new Advice(
                    "devices-allow-many-guesses",
                    "So many devices let " + number(guesses)
                            + " wrong tries through in a day, which may hit somebody's code. " + cure));
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
