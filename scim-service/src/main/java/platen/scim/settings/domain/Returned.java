package platen.scim.settings.domain;

import java.util.Locale;

/** When an attribute is part of an answer (RFC 7643, 7). {@code always} is not among them: a secret can be left out. */
public enum Returned {
    NEVER,
    /** Unless the client asks for other attributes only. */
    DEFAULT,
    /** Where the client names it, or has just written it. */
    REQUEST;

    public static Returned of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As RFC 7643 writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
