package platen.accesscode.secrets;

import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.domain.AccessCode;

/**
 * What a fingerprint is made of.
 *
 * @param type keeps kinds of values apart that could look alike
 * @param value never printed
 */
public record FingerprintedValue(String type, String value) {

    private static final char SEPARATOR = '\u001f';

    public static FingerprintedValue of(AccessCode code) {
        return new FingerprintedValue(CredentialKind.ACCESS_CODE.slug(), code.value());
    }

    public static FingerprintedValue of(CardNumber number) {
        return new FingerprintedValue(CredentialKind.CARD.slug(), number.value());
    }

    /** A value that breaks the rules, only to see whether a source repeats itself. */
    public static FingerprintedValue refused(CredentialKind kind, String raw) {
        return new FingerprintedValue("refused-" + kind.slug(), raw);
    }

    /** What {@link #text} made. */
    public static FingerprintedValue parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new FingerprintedValue(text.substring(0, separator), text.substring(separator + 1));
    }

    /** As it is kept, encrypted, where the fingerprint must be made again under another key. */
    public String text() {
        return type + SEPARATOR + value;
    }

    @Override
    public String toString() {
        return "FingerprintedValue[" + type + "]";
    }
}
