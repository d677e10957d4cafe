package platen.gateway.sessions.domain;

import java.util.Arrays;

/** What kind of thing a person shows to a device. A number printed on a card is no code, and the other way round. */
public enum CredentialKind {
    CODE("code", "access-code"),
    CARD("card", "card");

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
}
