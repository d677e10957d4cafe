package platen.gateway.sessions.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import platen.gateway.readers.domain.Converter;

/**
 * What came from a keypad or a reader, as it came.
 *
 * @param value secret
 * @param converters from what the reader sends to the number of the card
 */
public record PresentedCredential(CredentialKind kind, String value, List<Converter> converters) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,10}");
    private static final Pattern CARD = Pattern.compile("[A-Z0-9]{4,64}");
    private static final Pattern BETWEEN_SYMBOLS_OF_A_CODE = Pattern.compile("[ -]");
    private static final Pattern BETWEEN_SYMBOLS_OF_A_CARD = Pattern.compile("[\\x00-\\x7f&&[^A-Za-z0-9]]");

    public PresentedCredential {
        converters = List.copyOf(converters);
    }

    /** Without a reader whose output needs converting. */
    public PresentedCredential(CredentialKind kind, String value) {
        this(kind, value, List.of());
    }

    /** The value as its blind index is made of it, by the rules of the contracts; empty when it can be nobody's. */
    public Optional<String> canonical() {
        return switch (kind) {
            case CODE -> matching(value, CODE, BETWEEN_SYMBOLS_OF_A_CODE);
            case CARD ->
                Converter.chain(converters, value).flatMap(number -> matching(number, CARD, BETWEEN_SYMBOLS_OF_A_CARD));
        };
    }

    private static Optional<String> matching(String value, Pattern form, Pattern dropped) {
        String text = raised(dropped.matcher(value).replaceAll(""));
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Only a to z: {@link String#toUpperCase} would make Latin letters of others, such as the dotless i. */
    private static String raised(String text) {
        StringBuilder raised = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char symbol = text.charAt(place);
            raised.append(symbol >= 'a' && symbol <= 'z' ? (char) (symbol - 'a' + 'A') : symbol);
        }
        return raised.toString();
    }

    @Override
    public String toString() {
        return "PresentedCredential[" + kind + ", …]";
    }
}
