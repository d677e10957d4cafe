package platen.google.connection.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import platen.google.connection.domain.DailyRun;

/**
 * When the directory is read once a day.
 *
 * @param at HH:MM
 * @param zone as in {@code Europe/Berlin}
 */
public record DailyRunBody(
        @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be a time as HH:MM")
        String at,

        @NotNull @Size(max = 60) String zone) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    /** Empty when nobody knows that zone. */
    Optional<DailyRun> toDomain() {
        try {
            return Optional.of(new DailyRun(LocalTime.parse(at, MINUTES), ZoneId.of(zone)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    static DailyRunBody of(DailyRun daily) {
        return new DailyRunBody(MINUTES.format(daily.at()), daily.zone().getId());
    }
}
