package platen.gateway.sessions.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import platen.gateway.readers.domain.CardNumber;
import platen.gateway.readers.domain.Converter;

/**
 * What came from a keypad or a reader, as it came.
 *
 * @param value secret
 * @param pin secret; what was typed beside a card or a code
 * @param converters from what the reader sends to the number of the card
 */
public record PresentedCredential(CredentialKind kind, String value, Optional<String> pin, List<Converter> converters) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,10}");
    private static final Pattern ONE_TIME = Pattern.compile("[0-9]{8}");
    private static final Pattern BETWEEN_SYMBOLS = Pattern.compile("[ -]");

    public PresentedCredential {
        converters = List.copyOf(converters);
    }

    /** Without a reader whose output needs converting. */
    public PresentedCredential(CredentialKind kind, String value) {
        this(kind, value, Optional.empty(), List.of());
    }

    /** The value as its blind index is made of it, by the rules of the contracts; empty when it can be nobody's. */
    public Optional<String> canonical() {
        return switch (kind) {
            case CODE ->
                Optional.of(CardNumber.raised(BETWEEN_SYMBOLS.matcher(value).replaceAll("")))
                        .filter(code -> CODE.matcher(code).matches());
            case CARD, CARD_PIN -> Converter.chain(converters, value).flatMap(CardNumber::canonical);
            case ONE_TIME_CODE, REGISTRATION_CODE ->
                Optional.of(BETWEEN_SYMBOLS.matcher(value).replaceAll(""))
                        .filter(code -> ONE_TIME.matcher(code).matches());
            case PASSWORD, PHONE -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "PresentedCredential[" + kind + ", …]";
    }
}
