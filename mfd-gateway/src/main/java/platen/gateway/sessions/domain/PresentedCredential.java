package platen.gateway.sessions.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came from a keypad or a reader, as it came.
 *
 * @param value secret
 */
public record PresentedCredential(CredentialKind kind, String value) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,10}");
    private static final Pattern CARD = Pattern.compile("[A-Z0-9]{1,200}");

    /** The value as its blind index is made of it; empty when it can be nobody's. */
    public Optional<String> canonical() {
        return switch (kind) {
            case CODE -> matching(CODE, value.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
            case CARD -> matching(CARD, value.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
        };
    }

    private static Optional<String> matching(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PresentedCredential[" + kind + ", …]";
    }
}
