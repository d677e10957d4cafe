package platen.scim.failing.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told of an organisation's pushes last.
 *
 * @param endedAt null as long as they have not worked again since
 */
public record ProvisioningFailure(
        Instant raisedAt, @Nullable Instant endedAt) {

    /** After so long it is told again, and a failure nobody hears of any more is over. */
    public static final Duration REMINDER = Duration.ofHours(24);

    /** What is to be done. */
    public enum Step {
        NOTHING,
        RAISE,
        END
    }

    /**
     * @param before null when nothing was ever told
     * @param least so many writes are needed to judge by
     */
    public static Step next(@Nullable ProvisioningFailure before, RecentWrites writes, int least, Instant now) {
        boolean isOpen = before != null && before.endedAt() == null;
        boolean isLongAgo = before != null && !now.isBefore(before.raisedAt().plus(REMINDER));
        if (writes.areFailing(least)) {
            return isOpen && !isLongAgo ? Step.NOTHING : Step.RAISE;
        }
        return isOpen && (writes.areWell() || (writes.all() == 0 && isLongAgo)) ? Step.END : Step.NOTHING;
    }
}
