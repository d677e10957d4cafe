package platen.notification.mailing.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why a mail that a cause asks for is not sent. */
public enum WhyNot {
    /** None on record, or none that can be written to. */
    NO_ADDRESS("no-address"),
    /** The person may not log in. */
    INACTIVE("inactive"),
    /** The link in it does not work any more. */
    EXPIRED("expired"),
    /** A newer code exists. */
    SUPERSEDED("superseded");

    private final String reason;

    WhyNot(String reason) {
        this.reason = reason;
    }

    /** The one that a row names; a row that names none was written when a newer code was the only cause. */
    public static WhyNot named(@Nullable String reason) {
        return Arrays.stream(values())
                .filter(whyNot -> whyNot.reason.equals(reason))
                .findFirst()
                .orElse(SUPERSEDED);
    }

    /** As events and the log have it. */
    public String reason() {
        return reason;
    }

    /** What the mail is then. */
    public MailState state() {
        return this == SUPERSEDED ? MailState.SUPERSEDED : MailState.SUPPRESSED;
    }
}
