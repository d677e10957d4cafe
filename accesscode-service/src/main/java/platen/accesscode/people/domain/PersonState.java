package platen.accesscode.people.domain;

import java.util.Locale;

/** Whether a person's credentials work. Of somebody deleted only the id is kept, so that no late event makes them anew. */
public enum PersonState {
    ACTIVE,
    INACTIVE,
    DELETED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PersonState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
