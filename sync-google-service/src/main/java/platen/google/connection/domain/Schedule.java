package platen.google.connection.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When an automatic connection is due.
 *
 * @param poll how often a directory of at most {@code polled} people is read
 * @param backOff pauses after the first, second, … refusal of the service account; the last one from then on
 */
public record Schedule(Duration poll, int polled, List<Duration> backOff) {

    public Schedule {
        backOff = List.copyOf(backOff);
    }

    /** @param people in the directory, as far as is known */
    public Instant afterRun(Instant now, int people, DailyRun daily) {
        Instant soon = now.plus(poll);
        Instant full = daily.after(now);
        return people <= polled && soon.isBefore(full) ? soon : full;
    }

    /** Reading many people for the sake of one has to wait until the last reading of all is a poll old. */
    public Instant afterHint(Instant now, Timetable timetable) {
        Instant last = timetable.lastCompleteAt();
        if (timetable.people() <= polled || last == null || last.plus(poll).isBefore(now)) {
            return now;
        }
        return last.plus(poll);
    }

    /** Whatever passes may have passed by then, in a large directory too. */
    public Instant afterFailure(Instant now) {
        return now.plus(poll);
    }

    /** @param times in a row, from 1 */
    public Instant afterRefusal(Instant now, int times) {
        return now.plus(backOff.get(Math.min(times, backOff.size()) - 1));
    }
}
