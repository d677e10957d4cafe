package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.Fact;

/** Body of {@code guess-budget-exceeded}, as far as it matters here. */
record GuessBudgetExceeded(
        UUID deviceId, @Nullable String site, String span, long budget, long refused, Instant since) {

    /** Where, and how many. */
    List<Fact> facts() {
        return List.of(
                site == null ? Fact.of("all-sites") : Fact.of("site", site),
                Fact.of(span.equals("minute") ? "guesses-minute" : "guesses-day", refused, budget));
    }
}
