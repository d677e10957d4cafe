package platen.notification.template.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that mails are written in. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN),
    FRENCH(Locale.FRENCH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The first wish that can be met, of a region or not ({@code de-AT} is German); English when none can. */
    public static Language of(@Nullable String... wishes) {
        return Arrays.stream(wishes)
                .flatMap(wish -> wish == null
                        ? Optional.<Language>empty().stream()
                        : tagged(Locale.forLanguageTag(wish.strip().replace('_', '-'))
                                        .getLanguage())
                                .stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The language of exactly this tag. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** As RFC 5646 has it: {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }
}
