package platen.notification.webhooks.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a delivery so far. */
public enum DeliveryState {
    QUEUED,
    /** An attempt is under way. */
    SENDING,
    /** The receiver has answered with a 2xx. */
    DELIVERED,
    /** Never taken in the time allowed, or its webhook was disabled. */
    FAILED;

    public static Optional<DeliveryState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.column().equals(name))
                .findFirst();
    }

    /** As the table and the API have it. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
