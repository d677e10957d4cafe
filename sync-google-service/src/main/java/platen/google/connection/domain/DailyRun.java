package platen.google.connection.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When the directory is read once a day, by the clock on the organisation's wall. */
public record DailyRun(LocalTime at, ZoneId zone) {

    public static final DailyRun DEFAULT = new DailyRun(LocalTime.of(2, 0), ZoneOffset.UTC);

    /** The next such moment; a time that a day skips is an hour later, one that a day has twice counts once. */
    public Instant after(Instant now) {
        ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(at).atZone(zone);
        return today.toInstant().isAfter(now)
                ? today.toInstant()
                : now.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(at)
                        .atZone(zone)
                        .toInstant();
    }
}
