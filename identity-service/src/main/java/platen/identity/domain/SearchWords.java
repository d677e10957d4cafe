package platen.identity.domain;

import java.util.Arrays;
import java.util.List;

/** The words of what somebody looks for, folded; the database splits names the same way (V020). */
public final class SearchWords {

    private static final int MOST = 8;
    private static final String SEPARATORS = "[ .,;:_@+'\"()/\\\\-]+";

    private SearchWords() {}

    /** The first eight at most; none when there is nothing but separators. */
    public static List<String> of(String text) {
        return Arrays.stream(SearchKey.of(text).split(SEPARATORS))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
