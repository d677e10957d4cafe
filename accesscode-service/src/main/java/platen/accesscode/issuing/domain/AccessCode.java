package platen.accesscode.issuing.domain;

import platen.accesscode.policy.domain.UniquenessPolicy;

/** An access code in its canonical form: A to Z and 0 to 9, 4 to 10 of them. It is never printed. */
public record AccessCode(String value) {

    public static final int SHORTEST = UniquenessPolicy.SHORTEST;
    public static final int LONGEST = UniquenessPolicy.LONGEST;

    /** What a canonical code may be made of; generated ones use fewer. */
    static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int DIGITS = 10;

    public AccessCode {
        if (value.length() < SHORTEST
                || value.length() > LONGEST
                || value.chars().anyMatch(symbol -> SYMBOLS.indexOf(symbol) < 0)) {
            throw new IllegalArgumentException("Not an access code in canonical form");
        }
    }

    public int length() {
        return value.length();
    }

    /**
     * Whether everybody would try it: one symbol repeated, or symbols in constant steps, like 1234, 8642 or CDEF. Digits
     * go round, as they do on a keypad: 7890.
     */
    public boolean isTrivial() {
        boolean goesRound = value.chars().allMatch(symbol -> SYMBOLS.indexOf(symbol) < DIGITS);
        int step = step(0, goesRound);
        for (int place = 1; place < value.length() - 1; place++) {
            if (step(place, goesRound) != step) {
                return false;
            }
        }
        return true;
    }

    /** As many dots as the code has symbols: nothing else of it is told to who may not see it. */
    public String masked() {
        return masked(length());
    }

    /** Of a code of that length. */
    public static String masked(int length) {
        return "•".repeat(length);
    }

    private int step(int place, boolean goesRound) {
        int difference = SYMBOLS.indexOf(value.charAt(place + 1)) - SYMBOLS.indexOf(value.charAt(place));
        return goesRound ? Math.floorMod(difference, DIGITS) : difference;
    }

    @Override
    public String toString() {
        return "AccessCode[…]";
    }
}
