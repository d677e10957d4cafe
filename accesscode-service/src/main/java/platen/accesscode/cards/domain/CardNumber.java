package platen.accesscode.cards.domain;

/**
 * A card's number in its canonical form: upper-case letters and digits, hexadecimal for most readers, without separators.
 * It is never printed.
 */
public record CardNumber(String value) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 64;

    private static final int SHOWN = 4;

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
        StringBuilder canonical = new StringBuilder();
        for (int place = 0; place < raw.length(); place++) {
            char symbol = raw.charAt(place);
            if (symbol >= 'a' && symbol <= 'z') {
                canonical.append((char) (symbol - 'a' + 'A'));
            } else if (isCanonical(symbol)) {
                canonical.append(symbol);
            } else if (symbol > '~') {
                return new Reading.Refused("character-not-allowed");
            }
        }
        if (canonical.isEmpty()) {
            return new Reading.Refused("empty");
        }
        if (canonical.length() < SHORTEST) {
            return new Reading.Refused("too-short");
        }
        return canonical.length() > LONGEST
                ? new Reading.Refused("too-long")
                : new Reading.Accepted(new CardNumber(canonical.toString()));
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
