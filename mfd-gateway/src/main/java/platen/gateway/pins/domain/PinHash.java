package platen.gateway.pins.domain;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PIN is compared with, as accesscode-service made it: a PHC string,
 * {@code $pbkdf2-sha512$i=<iterations>$<salt>$<hash>}. It is never printed: four digits are soon tried.
 */
public final class PinHash {

    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha512\\$i=([1-9][0-9]{0,7})\\$([A-Za-z0-9+/]{1,86})\\$([A-Za-z0-9+/]{1,86})");
    /** More would let one login keep a processor for seconds. */
    private static final int MOST_ITERATIONS = 5_000_000;

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PinHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * @throws IllegalArgumentException when it is no such string; the message does not quote it
     */
    public static PinHash parse(String phc) {
        Matcher form = FORM.matcher(phc);
        if (!form.matches() || Integer.parseInt(form.group(1)) > MOST_ITERATIONS) {
            throw new IllegalArgumentException("Not a PIN's hash");
        }
        try {
            return new PinHash(
                    Integer.parseInt(form.group(1)),
                    Base64.getDecoder().decode(form.group(2)),
                    Base64.getDecoder().decode(form.group(3)));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("Not a PIN's hash");
        }
    }

    /** One that no PIN has, and that takes as long to compare with as any other of so many iterations. */
    public static PinHash ofNobody(int iterations) {
        return new PinHash(iterations, new byte[16], new byte[32]);
    }

    public int iterations() {
        return iterations;
    }

    public byte[] salt() {
        return salt.clone();
    }

    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public String toString() {
        return "PinHash[…]";
    }
}
