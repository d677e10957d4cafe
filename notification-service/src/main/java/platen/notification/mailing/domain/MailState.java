package platen.notification.mailing.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a mail so far. */
public enum MailState {
    QUEUED,
    /** An attempt is under way. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** Refused for good, or never taken in the time allowed. */
    FAILED,
    /** Not sent, because a newer code exists. */
    SUPERSEDED,
    /** Not sent, because of the person. */
    SUPPRESSED;

    public static Optional<MailState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.column().equals(name))
                .findFirst();
    }

    /** As the table, events and the API have it. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
