package platen.gateway.readers.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a card in the one form it is compared in. */
public final class CardNumber {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,64}");
    private static final Pattern BETWEEN_SYMBOLS = Pattern.compile("[\\x00-\\x7f&&[^A-Za-z0-9]]");

    private CardNumber() {}

    /** As its blind index is made of it, by the rules of the contracts; empty when it can be nobody's. */
    public static Optional<String> canonical(String number) {
        String text = raised(BETWEEN_SYMBOLS.matcher(number).replaceAll(""));
        return FORM.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Only a to z: {@link String#toUpperCase} would make Latin letters of others, such as the dotless i. */
    public static String raised(String text) {
        StringBuilder raised = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char symbol = text.charAt(place);
            raised.append(symbol >= 'a' && symbol <= 'z' ? (char) (symbol - 'a' + 'A') : symbol);
        }
        return raised.toString();
    }
}
