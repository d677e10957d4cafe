package platen.identity.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a draft, value by value. */
public final class Flaws {

    private final List<Flaw> found = new ArrayList<>();

    /** A text that must be there, stripped; the empty string stands in for one that is flawed. */
    public String required(String field, @Nullable String text, int longest) {
        String value = optional(field, text, longest);
        if (value == null && found.stream().noneMatch(flaw -> flaw.field().equals(field))) {
            add(field, "is required");
        }
        return value == null ? "" : value;
    }

    /** A text that may be missing, stripped; blank is missing. */
    public @Nullable String optional(String field, @Nullable String text, int longest) {
        if (text != null && !PlainText.isPlain(text)) {
            add(field, "must not hold control characters");
            return null;
        }
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            add(field, "must have at most " + longest + " characters");
            return null;
        }
        return stripped;
    }

    public @Nullable String email(String field, @Nullable String text) {
        String value = optional(field, text, EmailAddress.LONGEST);
        if (value != null && !EmailAddress.isUsable(value)) {
            add(field, "must be an email address");
        }
        return value;
    }

    /** A BCP 47 tag in its canonical writing. */
    public @Nullable String locale(String field, @Nullable String text) {
        String value = optional(field, text, LanguageTag.LONGEST);
        if (value == null) {
            return null;
        }
        String tag = LanguageTag.canonical(value);
        if (tag == null) {
            add(field, "must be a language tag as of BCP 47, such as en or pt-BR");
        }
        return tag;
    }

    public void add(String field, String detail) {
        found.add(new Flaw(field, detail));
    }

    /** The draft's value, made only when nothing is wrong. */
    public <T> Checked<T> orElse(Supplier<T> value) {
        return found.isEmpty() ? new Checked.Valid<>(value.get()) : new Checked.Flawed<>(found);
    }
}
