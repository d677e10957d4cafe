package platen.accesscode.policy.domain;

import java.util.Locale;

/** A role that may be allowed to see other people's codes in clear. */
public enum RevealRole {
    ADMIN,
    HELPDESK;

    /** As tokens, the API and the database have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RevealRole of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
