package platen.identity.imports.domain;

import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    /** Its file is coming in. */
    READING,
    /** Rows are looked over. */
    CHECKING,
    /** It waits for somebody to apply it. */
    PREVIEW,
    /** Rows are applied. */
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    public boolean hasEnded() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
