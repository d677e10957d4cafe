package platen.gateway.registration.domain;

import java.util.Locale;

/** How it was shown whose a card is. */
public enum Proof {
    CODE,
    ONE_TIME_CODE,
    PASSWORD,
    LINK,
    ADMINISTRATOR;

    /** As events have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
