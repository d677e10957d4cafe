package platen.gateway.people.domain;

import java.util.Arrays;
import java.util.Base64;

/** The keyed hash a credential is found by, as events carry it: base64url of 32 bytes. */
public final class BlindIndexValue {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private BlindIndexValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException when it is not 32 bytes in base64url
     */
    public static BlindIndexValue parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A blind index has " + BYTES + " bytes");
        }
        return new BlindIndexValue(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlindIndexValue value && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
