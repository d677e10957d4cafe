package platen.identity.review.domain;

import java.util.Locale;

/** Why a source's person waits for an administrator. */
public enum ReviewReason {
    /** Whom name or email point to is another person of the same source. */
    ALREADY_LINKED,
    USER_NAME_TAKEN,
    EMAIL_TAKEN,
    /** What the source gives as email is none; the person goes without. */
    EMAIL_UNUSABLE,
    /** The person goes without an alias that somebody else has as user name or alias. */
    ALIAS_TAKEN;

    public static ReviewReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
