package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.sessions.Activities;
import platen.gateway.sessions.LoginAnnouncements;
import platen.gateway.sessions.domain.Activity;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Activity.SessionSeen;
import platen.gateway.sessions.domain.Activity.TurnedAway;
import platen.gateway.sessions.domain.Attempt;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresActivities implements Activities {

    /** Data exception, integrity constraint violation: PostgreSQL's error classes. */
    private static final Set<String> HOPELESS = Set.of("22", "23");

    private final OrganisationTransactions transactions;
    private final ActivityRows rows;
    private final AttemptLog log;
    private final LoginAnnouncements announcements;

    PostgresActivities(
            OrganisationTransactions transactions,
            ActivityRows rows,
            AttemptLog log,
            LoginAnnouncements announcements) {
        this.transactions = transactions;
        this.rows = rows;
        this.log = log;
        this.announcements = announcements;
    }

    @Override
    public Uni<Void> write(UUID organisation, List<Activity> batch) {
        List<LoggedIn> logins = of(LoggedIn.class, batch);
        List<Attempt> turnedAway =
                of(TurnedAway.class, batch).stream().map(TurnedAway::attempt).toList();
        List<SessionSeen> seen = of(SessionSeen.class, batch);
        return transactions.in(
                organisation,
                transaction -> rows.sessions(transaction, logins)
                        .chain(() -> rows.answers(transaction, logins))
                        .chain(fresh -> loggedIn(transaction, fresh))
                        .chain(() -> turnedAway(transaction, turnedAway))
                        .chain(() -> rows.seen(transaction, seen))
                        .chain(() -> rows.usual(transaction, logins)));
    }

    /** Only attempts not answered before: another replica may have written the same one. */
    private Uni<Void> loggedIn(OrganisationTransaction transaction, List<LoggedIn> fresh) {
        List<AttemptLine> lines = fresh.stream()
                .map(login -> line(
                        login.attempt(),
                        "accepted",
                        Optional.empty(),
                        Optional.of(login.session().userId())))
                .toList();
        return log.append(transaction, lines)
                .chain(added -> announcements.succeeded(
                        transaction,
                        fresh.stream()
                                .filter(login -> added.contains(login.attempt().logId()))
                                .toList()));
    }

    private Uni<Void> turnedAway(OrganisationTransaction transaction, List<Attempt> attempts) {
        List<AttemptLine> lines = attempts.stream()
                .map(attempt -> line(attempt, "throttled", Optional.of("throttled"), Optional.empty()))
                .toList();
        return log.append(transaction, lines)
                .chain(added -> announcements.turnedAway(
                        transaction,
                        attempts.stream()
                                .filter(attempt -> added.contains(attempt.logId()))
                                .toList()));
    }

    private static AttemptLine line(Attempt attempt, String outcome, Optional<String> reason, Optional<UUID> user) {
        return new AttemptLine(
                attempt.logId(),
                attempt.deviceId(),
                attempt.at(),
                attempt.kind().text(),
                outcome,
                reason,
                user,
                attempt.stale());
    }

    private static <T extends Activity> List<T> of(Class<T> type, List<Activity> batch) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public boolean isHopeless(Throwable failure) {
        return failure instanceof PgException refused && isHopeless(refused.getSqlState());
    }

    private static boolean isHopeless(@Nullable String state) {
        return state != null && state.length() == 5 && HOPELESS.contains(state.substring(0, 2));
    }
}
