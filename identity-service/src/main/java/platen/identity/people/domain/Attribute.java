package platen.identity.people.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a person's profile consists of, each under the name callers know. */
public enum Attribute {
    USER_NAME("userName"),
    DISPLAY_NAME("displayName"),
    EMAIL("email"),
    LOCALE("locale"),
    DEPARTMENT("department"),
    OFFICE("office");

    private final String field;

    Attribute(String field) {
        this.field = field;
    }

    public String field() {
        return field;
    }

    public static Optional<Attribute> of(String field) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.field.equals(field))
                .findFirst();
    }
}
