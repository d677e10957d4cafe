package platen.scim.users.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Folds what compares without case, so that two writings of the same name are equal and an index finds either. */
public final class MatchKey {

    private MatchKey() {}

    public static String of(String text) {
        String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        // Upper case first: it folds ß with ss and the two sigmas, which lower case alone leaves apart.
        return Normalizer.normalize(normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
