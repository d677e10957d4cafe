package platen.scim.settings.domain;

import java.util.Locale;

/** What becomes of a person whose code or card another person of the tenant has. */
public enum KnownCodes {
    /** The request is refused (409), so that it stands in the identity provider's own log. */
    REFUSE,
    /** The person is taken, the code or card is not. */
    DROP;

    public static KnownCodes of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
