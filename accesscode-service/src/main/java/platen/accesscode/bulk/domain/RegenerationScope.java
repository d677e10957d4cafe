package platen.accesscode.bulk.domain;

import java.util.Locale;

/** Whose codes a job makes anew. Codes that were supplied (typed, imported, synced) are nobody's to regenerate. */
public enum RegenerationScope {
    /** Every generated code; and who has none gets one. */
    EVERYBODY,
    /** Generated codes that the policy would not make any more: too short, or of another alphabet. */
    UNFIT,
    /** Nobody's; who has none gets one. */
    MISSING;

    /** As the API, events and the database have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RegenerationScope of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
