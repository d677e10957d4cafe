package platen.notification.mailing.domain;

import java.util.Locale;

/** Why a mail that was to be sent never will be. */
public enum BounceReason {
    /** The mail server does not want it. */
    REFUSED,
    /** It was tried for as long as is allowed. */
    GIVEN_UP,
    /** Its cause holds no code to put into it. */
    NO_SECRET;

    /** As events have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
