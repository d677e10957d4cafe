package platen.accesscode.pins.domain;

import java.util.Set;
import java.util.regex.Pattern;

/** A card PIN as its holder types it. It is never printed. */
public record Pin(String digits) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 10;

    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    /** Down and up the keypad's middle. */
    private static final Set<String> COMMON = Set.of("2580", "0852");

    /** What becomes of a PIN somebody wishes for. */
    public sealed interface Reading {

        record Accepted(Pin pin) implements Reading {}

        /**
         * @param rule slug of the rule it breaks
         */
        record Refused(String rule) implements Reading {}
    }

    /** Nothing is dropped: what was typed is what must be typed again. */
    public static Reading read(String raw) {
        if (!DIGITS.matcher(raw).matches()) {
            return new Reading.Refused("character-not-allowed");
        }
        if (raw.length() < SHORTEST) {
            return new Reading.Refused("too-short");
        }
        if (raw.length() > LONGEST) {
            return new Reading.Refused("too-long");
        }
        return isTrivial(raw) ? new Reading.Refused("trivial") : new Reading.Accepted(new Pin(raw));
    }

    /** Whether everybody would try it: 1111, 1234, 8642, 7890, 1212, 123123. */
    private static boolean isTrivial(String digits) {
        return COMMON.contains(digits) || hasConstantStep(digits) || isRepeatedBlock(digits);
    }

    private static boolean hasConstantStep(String digits) {
        int step = Math.floorMod(digits.charAt(1) - digits.charAt(0), 10);
        for (int place = 1; place < digits.length() - 1; place++) {
            if (Math.floorMod(digits.charAt(place + 1) - digits.charAt(place), 10) != step) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRepeatedBlock(String digits) {
        for (int block = 1; block <= digits.length() / 2; block++) {
            if (digits.length() % block == 0
                    && digits.substring(0, block)
                            .repeat(digits.length() / block)
                            .equals(digits)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Pin[…]";
    }
}
