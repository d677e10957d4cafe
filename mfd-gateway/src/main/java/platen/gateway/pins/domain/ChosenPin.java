package platen.gateway.pins.domain;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A PIN somebody wishes for. accesscode-service decides; these are its rules again, so that who stands at the device hears at once
 * what is wrong. It is never printed.
 */
public record ChosenPin(String digits) {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 10;
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    /** Down and up the keypad's middle. */
    private static final Set<String> COMMON = Set.of("2580", "0852");

    /** The slug of the rule it breaks. */
    public Optional<String> brokenRule() {
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.of("character-not-allowed");
        }
        if (digits.length() < SHORTEST) {
            return Optional.of("too-short");
        }
        if (digits.length() > LONGEST) {
            return Optional.of("too-long");
        }
        return isTrivial() ? Optional.of("trivial") : Optional.empty();
    }

    /** Whether everybody would try it: 1111, 1234, 8642, 7890, 1212, 123123. */
    private boolean isTrivial() {
        return COMMON.contains(digits) || hasConstantStep() || isRepeatedBlock();
    }

    private boolean hasConstantStep() {
        int first = step(0);
        for (int place = 1; place < digits.length() - 1; place++) {
            if (step(place) != first) {
                return false;
            }
        }
        return true;
    }

    private int step(int place) {
        return Math.floorMod(digits.charAt(place + 1) - digits.charAt(place), 10);
    }

    private boolean isRepeatedBlock() {
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
        return "ChosenPin[…]";
    }
}
