package platen.gateway.sessions.domain;

import java.util.Arrays;

/** What kind of thing a person shows to a device. A number printed on a card is no code, and the other way round. */
public enum CredentialKind {
    // Session ids hold the place in this list: new ones go to its end.
    CODE("code", "access-code"),
    CARD("card", "card"),
    CARD_PIN("card_pin", "card"),
    PASSWORD("password", "password"),
    /** Minted for one login. */
    ONE_TIME_CODE("one-time-code", "one-time-code"),
    /** Minted for making one card somebody's. */
    REGISTRATION_CODE("registration-code", "one-time-code"),
    /** The person signs in on a phone of their own. */
    PHONE("phone", "phone");

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

    /** Where its failures are counted: whoever guesses at a keypad guesses at all that is typed there. */
    public String entrance() {
        return isTyped() ? CODE.text : text;
    }

    /** Whether a wrong one is a guess at everybody's. */
    public boolean isTyped() {
        return this == CODE || isOneTime();
    }

    /** Whether it is used up by letting somebody in. */
    public boolean isOneTime() {
        return this == ONE_TIME_CODE || this == REGISTRATION_CODE;
    }

    /** Whether a session begun with it ends with it. Of the others nothing is left, or nothing known here. */
    public boolean bindsSession() {
        return this == CODE || this == CARD || this == CARD_PIN;
    }
}
