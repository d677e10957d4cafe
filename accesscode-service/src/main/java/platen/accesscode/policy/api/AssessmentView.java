package platen.accesscode.policy.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.Advice;
import platen.accesscode.policy.domain.CodeOdds;
import platen.accesscode.policy.domain.PolicyAssessment;

/**
 * What a policy means for so many people. Chances are 0 to 1.
 *
 * @param expectedLength what codes will really get: the density limit and the distance between codes may ask for more than
 *     the minimum
 * @param devices null when not asked
 * @param guessesADay failed tries a day that so many devices let through
 * @param safeLength the shortest at which those have a chance of one in a thousand at most; null when none has
 */
@Schema(name = "PolicyAssessment")
public record AssessmentView(
        long users,
        String format,
        int minLength,
        double densityLimit,
        int expectedLength,
        @Nullable Long devices,
        @Nullable Long guessesADay,
        @Nullable Integer safeLength,
        List<LengthView> lengths,
        List<Advice> advice) {

    /**
     * Codes of one length.
     *
     * @param capacity how many there are
     * @param bits binary logarithm of that
     * @param chanceOfOneGuess that a random guess hits somebody
     * @param chanceOfOneSlip that one wrong character leads to somebody else's code, were codes drawn at random
     * @param chanceOfOneSlipKeptApart the same with generated codes as they are drawn here
     * @param mostKeptApart how many can be drawn that way before codes get longer
     * @param guessesForOneInAThousand random guesses, in a day if you like, that have a chance of one in a thousand
     * @param chanceADay that the guesses which the devices let through in a day hit somebody; null when not asked
     * @param withinDensityLimit whether new codes may have this length with so many people
     */
    @Schema(name = "PolicyAssessmentOfLength")
    public record LengthView(
            int length,
            long capacity,
            double bits,
            double chanceOfOneGuess,
            double chanceOfOneSlip,
            double chanceOfOneSlipKeptApart,
            long mostKeptApart,
            double guessesForOneInAThousand,
            @Nullable Double chanceADay,
            boolean withinDensityLimit) {

        static LengthView of(PolicyAssessment assessment, CodeOdds odds) {
            Long guesses = assessment.guessesADay();
            return new LengthView(
                    odds.length(),
                    odds.capacity(),
                    odds.bits(),
                    odds.ofOneGuess(),
                    odds.ofOneSlipAtRandom(),
                    0,
                    odds.mostKeptApart(),
                    odds.guessesWithin(CodeOdds.TOLERABLE),
                    guesses == null ? null : odds.ofGuesses(guesses),
                    odds.ofOneGuess() <= assessment.policy().densityLimit());
        }
    }

    static AssessmentView of(PolicyAssessment assessment) {
        return new AssessmentView(
                assessment.people(),
                assessment.policy().format().slug(),
                assessment.policy().minLength(),
                assessment.policy().densityLimit(),
                assessment.expectedLength(),
                assessment.devices(),
                assessment.guessesADay(),
                assessment.safeLength().orElse(null),
                assessment.lengths().stream()
                        .map(odds -> LengthView.of(assessment, odds))
                        .toList(),
                assessment.advice());
    }
}
