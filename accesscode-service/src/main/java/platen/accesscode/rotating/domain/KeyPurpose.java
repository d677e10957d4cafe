package platen.accesscode.rotating.domain;

import java.util.Locale;

/** What a key is for. */
public enum KeyPurpose {
    /** Fingerprints. */
    INDEX,
    /** Ciphertexts. */
    DATA;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static KeyPurpose of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
