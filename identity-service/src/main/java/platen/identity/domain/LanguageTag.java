package platen.identity.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** BCP 47 tags in canonical writing. */
public final class LanguageTag {

    static final int LONGEST = 35;

    private LanguageTag() {}

    /** Null when the text is no tag with a language. */
    public static @Nullable String canonical(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            return null;
        }
    }
}
