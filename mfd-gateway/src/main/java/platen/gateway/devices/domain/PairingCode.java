package platen.gateway.devices.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** What a person reads off a device and types in a console: 8 of RFC 8628's 20 letters (6.1), 34.6 bits. */
public record PairingCode(String letters) {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public PairingCode {
        if (!FORM.matcher(letters).matches()) {
            throw new IllegalArgumentException("Not a pairing code");
        }
    }

    /**
     * @param random gives a number from 0 to below its argument, from a source nobody can guess
     */
    public static PairingCode draw(IntUnaryOperator random) {
        StringBuilder letters = new StringBuilder(LENGTH);
        while (letters.length() < LENGTH) {
            letters.append(ALPHABET.charAt(random.applyAsInt(ALPHABET.length())));
        }
        return new PairingCode(letters.toString());
    }

    /** Reads what a person typed: either case, with or without hyphen and spaces. Empty when it cannot be a code. */
    public static Optional<PairingCode> parse(String typed) {
        String letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(letters).matches() ? Optional.of(new PairingCode(letters)) : Optional.empty();
    }

    /** In two halves, as it is easiest to read: {@code BCDF-GHJK}. */
    public String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** SHA-256; what is stored. The code lives for minutes, so that trying all of them is of no use. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    @Override
    public String toString() {
        return "PairingCode[…]";
    }
}
