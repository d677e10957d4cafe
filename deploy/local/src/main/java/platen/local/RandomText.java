package platen.local;

import java.security.SecureRandom;

/** Passwords and tokens of one stack. */
public final class RandomText {

    /** Without the look-alikes 0 o 1 l i, because people type these. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** A password a person can type: four groups of four, 79 bits. */
    public static String password() {
        return letters(4) + "-" + letters(4) + "-" + letters(4) + "-" + letters(4);
    }

    /** A token only programs handle: 158 bits. */
    public static String token() {
        return letters(32);
    }

    public static String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
