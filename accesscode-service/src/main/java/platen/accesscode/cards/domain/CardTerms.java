package platen.accesscode.cards.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a card.
 *
 * @param label to tell it from the person's others
 * @param validUntil when it stops by itself; null when it does not
 */
public record CardTerms(@Nullable String label, @Nullable Instant validUntil) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    public static final CardTerms NONE = new CardTerms(null, null);

    /** With the label's blanks trimmed; a label without anything else is none. */
    public static CardTerms of(@Nullable String label, @Nullable Instant validUntil) {
        return new CardTerms(label == null || label.isBlank() ? null : label.strip(), validUntil);
    }

    /** Whether the card's time is over. */
    public boolean haveEnded(Instant now) {
        return validUntil != null && !validUntil.isAfter(now);
    }

    /** Whether the end lies so far ahead that the card has none to speak of, or none that could be stored. */
    public boolean endTooLate(Instant now) {
        return validUntil != null && validUntil.isAfter(now.plus(LONGEST));
    }

    /** Whether the label tells the number: labels are shown and stored in clear. */
    public boolean giveAway(CardNumber number) {
        return label != null && CardNumber.canonical(label).contains(number.value());
    }
}
