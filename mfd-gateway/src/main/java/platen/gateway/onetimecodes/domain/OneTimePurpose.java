package platen.gateway.onetimecodes.domain;

import java.time.Duration;

/** What a one-time code is good for, and nothing else. */
public enum OneTimePurpose {
    LOGIN("login", "one-time-code", Duration.ofMinutes(15)),
    CARD_REGISTRATION("card-registration", "registration-code", Duration.ofDays(7));

    private final String text;
    private final String kind;
    private final Duration usually;

    OneTimePurpose(String text, String kind, Duration usually) {
        this.text = text;
        this.kind = kind;
        this.usually = usually;
    }

    /** As callers and events have it. */
    public String text() {
        return text;
    }

    /** The kind of attempt that such a code is looked up for. */
    public String kind() {
        return kind;
    }

    /** How long one is good when nobody says. */
    public Duration usually() {
        return usually;
    }

    /**
     * @param kind of attempt
     */
    public static OneTimePurpose ofKind(String kind) {
        return LOGIN.kind.equals(kind) ? LOGIN : CARD_REGISTRATION;
    }
}
