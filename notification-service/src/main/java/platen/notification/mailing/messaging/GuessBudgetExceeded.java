package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code guess-budget-exceeded}, as far as it matters here. */
record GuessBudgetExceeded(
        UUID deviceId, @Nullable String site, String span, long budget, long refused, Instant since) {

    /** Where, and how many. */
    List<String> words() {
        return List.of(
                site == null ? "At all sites together" : "At " + site,
                refused + " wrong codes within a " + span + "; the budget is " + budget);
    }
}
