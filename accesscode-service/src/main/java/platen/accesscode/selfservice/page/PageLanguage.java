package platen.accesscode.selfservice.page;

import java.util.List;
import java.util.Locale;

/** The languages of the page; messages are in {@code messages/}. */
final class PageLanguage {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private PageLanguage() {}

    /** The first that is spoken here, English if none is. */
    static Locale of(List<Locale> accepted) {
        return accepted.stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
