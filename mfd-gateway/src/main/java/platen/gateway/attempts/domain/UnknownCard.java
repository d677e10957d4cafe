package platen.gateway.attempts.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * A card that was shown and was nobody's.
 *
 * @param attemptId of the line in the log
 * @param number canonical; secret
 * @param raw as the reader sent it; secret
 * @param assignedTo who was said to hold it, since
 */
public record UnknownCard(UUID attemptId, UUID deviceId, String number, String raw, Optional<UUID> assignedTo) {

    private static final int SHOWN = 4;
    private static final String HIDDEN = "••••";

    public String maskedNumber() {
        return masked(number);
    }

    public String maskedRaw() {
        return masked(raw);
    }

    /** The last four signs, of a short one fewer: never more than a third of it. However long it was, it looks as long. */
    private static String masked(String secret) {
        int shown = Math.min(SHOWN, secret.length() / 3);
        return HIDDEN + secret.substring(secret.length() - shown);
    }

    @Override
    public String toString() {
        return "UnknownCard[" + attemptId + "]";
    }
}
