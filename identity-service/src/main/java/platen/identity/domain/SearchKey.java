package platen.identity.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Folds a name so that two writings of the same one are equal: compatibility forms, then case. */
public final class SearchKey {

    /** Sorts after every text by code points. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private SearchKey() {}

    public static String of(String text) {
        String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        // To and fro: upper case turns ß into ss, but leaves its capital alone; lower case writes a sigma by its place
        // in the word,
        // which would make a prefix differ from what begins with it.
        String folded = normal.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** The first key after all that begin with {@code key}. */
    public static String endOfPrefix(String key) {
        return key + LAST;
    }
}
