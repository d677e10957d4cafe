package platen.accesscode.cards.api;

import java.util.List;
import platen.accesscode.cards.CardChange;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Why a card was not changed, as callers see it. */
final class CardProblems {

    private CardProblems() {}

    static Problem of(CardChange refusal) {
        return switch (refusal) {
            case CardChange.Refused(String field, String rule) ->
                Problems.unprocessable("card-refused", "The card breaks a rule", sentence(rule))
                        .with("rule", rule)
                        .withErrors(List.of(Violation.at("/" + field, rule)));
            case CardChange.Taken taken ->
                Problems.conflict("card-already-taken", "The card is taken", "Somebody has this card already.");
            case CardChange.LimitReached(int limit) ->
                Problems.conflict(
                                "card-limit-reached",
                                "The person has no room for another card",
                                "Remove one of their cards first.")
                        .with("limit", limit);
            case CardChange.HasEnded ended ->
                Problems.conflict(
                        "card-has-ended", "The card's time is over", "Register it again with an end in the future.");
            case CardChange.PersonInactive inactive ->
                Problems.conflict(
                        "user-inactive", "The person is inactive", "Their cards work again when they are back.");
            case CardChange.Stale stale -> Problems.preconditionFailed();
            case CardChange.Unknown unknown -> Problems.notFound("user or card");
            case CardChange.Done done -> throw new IllegalStateException("Not a refusal");
            case CardChange.Removed removed -> throw new IllegalStateException("Not a refusal");
        };
    }

    private static String sentence(String rule) {
        return switch (rule) {
            case "random-uid" -> "This card shows another number at each tap, so it cannot be recognised.";
            case "not-in-the-future" -> "A card's end lies in the future.";
            case "too-far-ahead" -> "A card's end is at most ten years ahead; a card without one works for good.";
            case "holds-the-number" ->
                "A label is shown to everybody who sees the list, so it must not hold the number.";
            default -> "A number has 4 to 64 letters and digits.";
        };
    }
}
