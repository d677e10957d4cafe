package platen.notification.mailing.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code run-recovered}, as far as it matters here.
 *
 * @param after what is over: failed or held
 */
record RunRecovered(String source, @Nullable String noticeAddress, String after) {

    String words() {
        return switch (after) {
            case "failed" -> "A run has succeeded again.";
            case "held" -> "Nothing waits for approval any more.";
            default -> "What you were told of before.";
        };
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "RunRecovered[" + source + "]";
    }
}
