package platen.google.connection.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands between its runs.
 *
 * @param lastCompleteAt end of the last complete run; null when there was none
 * @param people whom that run has read
 * @param refusals how often in a row the service account was refused since
 * @param nextRunAt of an automatic connection
 */
public record Timetable(@Nullable Instant lastCompleteAt, int people, int refusals, Instant nextRunAt) {

    /** Of a connection just made. */
    public static Timetable startingAt(Instant now) {
        return new Timetable(null, 0, 0, now);
    }

    /** Of one that was changed: maybe what was refused before is allowed now. */
    public Timetable restartedAt(Instant now) {
        return new Timetable(lastCompleteAt, people, 0, now);
    }
}
