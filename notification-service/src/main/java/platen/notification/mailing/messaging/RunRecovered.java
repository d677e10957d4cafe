package platen.notification.mailing.messaging;

import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.Fact;

/**
 * Body of {@code run-recovered}, as far as it matters here.
 *
 * @param after what is over: failed or held
 */
record RunRecovered(String source, @Nullable String noticeAddress, String after) {

    Fact fact() {
        return Fact.of(
                switch (after) {
                    case "failed" -> "over-failed";
                    case "held" -> "over-held";
                    default -> "over";
                });
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "RunRecovered[" + source + "]";
    }
}
