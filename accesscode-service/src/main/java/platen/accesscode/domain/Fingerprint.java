package platen.accesscode.domain;

import java.util.Base64;

/** The blind index of a secret: tells whether two values are the same without telling the value. Base64url without padding. */
public record Fingerprint(String base64Url) {

    private static final int BYTES = 32;

    /** Of a blind index of 32 bytes. */
    public static Fingerprint of(byte[] blindIndex) {
        if (blindIndex.length != BYTES) {
            throw new IllegalArgumentException("A blind index has " + BYTES + " bytes");
        }
        return new Fingerprint(Base64.getUrlEncoder().withoutPadding().encodeToString(blindIndex));
    }

    /** Reads base64url, padded or not. */
    public static Fingerprint parse(String base64Url) {
        return of(Base64.getUrlDecoder().decode(base64Url));
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    @Override
    public String toString() {
        return "Fingerprint[…]";
    }
}
