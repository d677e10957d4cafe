package platen.identity.people.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a source wants done with a person it no longer has. */
public enum OnRemoval {
    KEEP,
    DISABLE_THEN_DELETE,
    DELETE_NOW;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<OnRemoval> of(String word) {
        return Arrays.stream(values()).filter(wish -> wish.word().equals(word)).findFirst();
    }
}
