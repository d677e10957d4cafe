package platen.accesscode.cards.domain;

import java.util.regex.Pattern;

/**
 * A card's number in its canonical form: upper-case letters and digits, hexadecimal for most readers, without separators.
 * It is never printed.
 */
public record CardNumber(String value) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 64;

    private static final int SHOWN = 4;
    private static final Pattern RANDOM_UID = Pattern.compile("08[0-9A-F]{6}");

    /** What becomes of a number that somebody typed or a directory delivered. */
    public sealed interface Reading {

        record Accepted(CardNumber number) implements Reading {}

        /**
         * @param rule slug of the rule it breaks
         */
        record Refused(String rule) implements Reading {}
    }

    /** Drops what separates (anything ASCII but letters and digits) and raises a to z. */
    public static Reading read(String raw) {
        if (raw.chars().anyMatch(symbol -> symbol > '~')) {
            return new Reading.Refused("character-not-allowed");
        }
        String canonical = canonical(raw);
        if (canonical.isEmpty()) {
            return new Reading.Refused("empty");
        }
        if (canonical.length() < SHORTEST) {
            return new Reading.Refused("too-short");
        }
        if (canonical.length() > LONGEST) {
            return new Reading.Refused("too-long");
        }
        return isRandom(canonical)
                ? new Reading.Refused("random-uid")
                : new Reading.Accepted(new CardNumber(canonical));
    }

    /** What of a text could be a card's number. */
    static String canonical(String text) {
        StringBuilder canonical = new StringBuilder();
        for (int place = 0; place < text.length(); place++) {
            char symbol = text.charAt(place);
            if (symbol >= 'a' && symbol <= 'z') {
                canonical.append((char) (symbol - 'a' + 'A'));
            } else if (isCanonical(symbol)) {
                canonical.append(symbol);
            }
        }
        return canonical.toString();
    }

    /** ISO 14443-3: a single-size UID of four bytes whose first is 08 is another one at each tap. */
    private static boolean isRandom(String canonical) {
        return RANDOM_UID.matcher(canonical).matches();
    }

    private static boolean isCanonical(char symbol) {
        return (symbol >= 'A' && symbol <= 'Z') || (symbol >= '0' && symbol <= '9');
    }

    /** Enough to tell a person's cards apart: the last four, of numbers at least twice as long. */
    public String masked() {
        return value.length() < 2 * SHOWN ? "••••" : "••••" + value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return "CardNumber[…]";
    }
}
