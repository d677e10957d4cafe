package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.google.GoogleSyncConfig;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.Schedule;
import platen.google.connection.persistence.PostgresConnections;
import platen.kit.organisation.OrganisationTransaction;

/** Says when a connection is due again, by what has become of its runs. */
@ApplicationScoped
public class ScheduleRuns {

    private final PostgresConnections connections;
    private final Clock clock;
    private final Schedule schedule;

    ScheduleRuns(PostgresConnections connections, Clock clock, GoogleSyncConfig config) {
        this.connections = connections;
        this.clock = clock;
        this.schedule = new Schedule(config.poll(), config.polledPeople(), config.backOff());
    }

    /** Whether an automatic run should begin. */
    public Uni<Boolean> isDue(OrganisationTransaction transaction) {
        return connections.isDue(transaction);
    }

    /** A run that fails for a reason that may pass is followed by the next one then. */
    public Uni<Void> hasBegun(OrganisationTransaction transaction) {
        return connections.begun(transaction, schedule.afterFailure(clock.instant()));
    }

    /**
     * A run has read everybody and applied what was to be applied.
     *
     * @param managed which credentials it found in the schema
     */
    public Uni<Void> hasCompleted(OrganisationTransaction transaction, ManagedFields managed, int people) {
        Instant now = clock.instant();
        return ifThere(
                transaction,
                connection -> connections.complete(
                        transaction,
                        managed,
                        people,
                        now,
                        schedule.afterRun(now, people, connection.settings().dailyRun())));
    }

    /** Google has refused the service account or the administrator. */
    public Uni<Void> wasRefused(OrganisationTransaction transaction) {
        return ifThere(transaction, connection -> {
            int times = connection.timetable().refusals() + 1;
            return connections.refused(transaction, times, schedule.afterRefusal(clock.instant(), times));
        });
    }

    /** Something has happened that the next run should see soon: at once in a small directory, in a large one not before the next poll. */
    public Uni<Void> hint(OrganisationTransaction transaction) {
        return ifThere(transaction, connection -> {
            Instant now = clock.instant();
            return connections.hint(transaction, schedule.afterHint(now, connection.timetable()));
        });
    }

    /** A run was broken off from our side. */
    public Uni<Void> wasInterrupted(OrganisationTransaction transaction) {
        return connections.scheduleAt(transaction, clock.instant());
    }

    private Uni<Void> ifThere(OrganisationTransaction transaction, Function<Connection, Uni<Void>> then) {
        return connections
                .lock(transaction)
                .chain((@Nullable Connection connection) ->
                        connection == null ? Uni.createFrom().voidItem() : then.apply(connection));
    }
}
