package platen.scim.users.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Folds what compares without case, and compatibility forms as identity-service does: what it would take for one name must not be two here. */
public final class MatchKey {

    private MatchKey() {}

    public static String of(String text) {
        String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        // Upper case first: it folds ß with ss and the two sigmas, which lower case alone leaves apart.
        return Normalizer.normalize(normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
