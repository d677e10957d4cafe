package platen.google.connection.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.RunMode;
import platen.google.connection.domain.Timetable;

/**
 * A connection without its key, of which only address and id are shown.
 *
 * @param nextRunAt of an automatic connection
 */
public record ConnectionView(
        KeyView serviceAccountKey,
        String delegatedAdmin,
        String customer,
        String schema,
        String accessCodeField,
        String cardField,
        List<String> orgUnits,
        Mode mode,
        Removal onRemoval,
        DailyRunBody dailyRun,
        @Nullable String noticeAddress,
        GuardsBody guards,
        @Nullable LastCompleteRunView lastCompleteRun,
        @Nullable Instant nextRunAt,
        Instant createdAt,
        Instant updatedAt) {

    /** Which key it is. */
    public record KeyView(String clientEmail, String keyId) {}

    /** The last run that read and applied everything. */
    public record LastCompleteRunView(Instant at, long ageSeconds, int people) {

        static @Nullable LastCompleteRunView of(Timetable timetable, Instant now) {
            Instant at = timetable.lastCompleteAt();
            return at == null
                    ? null
                    : new LastCompleteRunView(
                            at, Math.max(0, Duration.between(at, now).toSeconds()), timetable.people());
        }
    }

    static ConnectionView of(Connection connection, Instant now) {
        ConnectionSettings settings = connection.settings();
        return new ConnectionView(
                new KeyView(connection.key().clientEmail(), connection.key().keyId()),
                settings.delegatedAdmin(),
                settings.customer(),
                settings.fields().schema(),
                settings.fields().accessCode(),
                settings.fields().card(),
                settings.orgUnits().paths(),
                Mode.of(settings.mode()),
                Removal.of(settings.onRemoval()),
                DailyRunBody.of(settings.dailyRun()),
                settings.noticeAddress(),
                GuardsBody.of(settings.guards()),
                LastCompleteRunView.of(connection.timetable(), now),
                settings.mode() == RunMode.AUTOMATIC ? connection.timetable().nextRunAt() : null,
                connection.createdAt(),
                connection.updatedAt());
    }
}
