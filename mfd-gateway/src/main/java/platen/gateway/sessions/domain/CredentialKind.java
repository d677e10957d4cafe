package platen.gateway.sessions.domain;

import java.util.Arrays;

/** What kind of thing a person shows to a device. A number printed on a card is no code, and the other way round. */
public enum CredentialKind {
    // Session ids hold the place in this list: new ones go to its end.
    CODE("code", "access-code"),
    CARD("card", "card"),
    CARD_PIN("card_pin", "card"),
    PASSWORD("password", "password");

    private final String text;
    private final String indexType;

    CredentialKind(String text, String indexType) {
        this.text = text;
        this.indexType = indexType;
    }

    public static CredentialKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such kind of credential"));
    }

    public String text() {
        return text;
    }

    /** The type under which its blind index is made. */
    public String indexType() {
        return indexType;
    }

    /** What a session begun with it hangs on: a PIN is nothing without its card. */
    public CredentialKind held() {
        return this == CARD_PIN ? CARD : this;
    }
}
