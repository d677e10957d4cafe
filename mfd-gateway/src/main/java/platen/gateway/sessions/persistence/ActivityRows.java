package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import platen.gateway.GatewayConfig;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Activity.SessionSeen;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

/** Activity in tables, many rows to a statement. */
@ApplicationScoped
class ActivityRows {

    private static final String SESSIONS = """
            insert into session (organisation_id, id, device_id, user_id, kind, credential_id, credential_revision,
                                 started_at, last_seen_at, expires_at, idle_seconds)
            select $1, id, device, person, kind, credential, revision, started, started, expires, idle
              from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::bigint[], $8::timestamptz[],
                          $9::timestamptz[], $10::integer[])
                   as login (id, device, person, kind, credential, revision, started, expires, idle)
            on conflict (organisation_id, id) do nothing""";

    private static final String TAKEN_OVER = "select end_taken_over($1, $2, $3, $4)";

    private static final String ANSWERS = """
            insert into attempt_answer as held (organisation_id, device_id, attempt_id, request_mac, session_id, answered_at)
            select $1, * from unnest($2::uuid[], $3::text[], $4::bytea[], $5::uuid[], $6::timestamptz[])
            on conflict (organisation_id, device_id, attempt_id) do update
               set request_mac = excluded.request_mac, session_id = excluded.session_id, logged_out = false,
                   answered_at = excluded.answered_at, step_up_until = null
             where held.answered_at <= excluded.answered_at - $7 * interval '1 millisecond'
            returning session_id""";

    private static final String SEEN = """
            update session set last_seen_at = greatest(last_seen_at, at)
              from unnest($2::uuid[], $3::timestamptz[]) as seen (session, at)
             where organisation_id = $1 and id = session""";

    /** Most logins find their row, which is then neither written nor locked. */
    private static final String USUAL = """
            insert into usual_person as kept (organisation_id, device_id, user_id, last_login_at)
            select $1, device, person, max(at)
              from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as login (device, person, at)
             where not exists (
                select from usual_person known
                 where known.organisation_id = $1 and known.device_id = device and known.user_id = person
                   and known.last_login_at > at - interval '1 day')
             group by device, person order by device, person
            on conflict (organisation_id, device_id, user_id) do update
               set last_login_at = greatest(kept.last_login_at, excluded.last_login_at)""";

    private final GatewayConfig config;

    ActivityRows(GatewayConfig config) {
        this.config = config;
    }

    Uni<Void> sessions(OrganisationTransaction transaction, List<LoggedIn> logins) {
        if (logins.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Session> sessions = logins.stream().map(LoggedIn::session).toList();
        return transaction
                .query(
                        SESSIONS,
                        transaction.organisation(),
                        column(sessions, Session::id, UUID[]::new),
                        column(sessions, Session::deviceId, UUID[]::new),
                        column(sessions, Session::userId, UUID[]::new),
                        column(sessions, session -> session.kind().text(), String[]::new),
                        column(sessions, Session::credentialId, UUID[]::new),
                        column(sessions, Session::credentialRevision, Long[]::new),
                        column(sessions, session -> SqlTimes.of(session.startedAt()), OffsetDateTime[]::new),
                        column(sessions, session -> SqlTimes.of(session.expiresAt()), OffsetDateTime[]::new),
                        column(sessions, session -> (int) session.idle().toSeconds(), Integer[]::new))
                .chain(() -> transaction.query(
                        TAKEN_OVER,
                        transaction.organisation(),
                        column(sessions, Session::id, UUID[]::new),
                        column(sessions, Session::deviceId, UUID[]::new),
                        column(sessions, session -> SqlTimes.of(session.startedAt()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Returns the logins whose attempt had no answer before. */
    Uni<List<LoggedIn>> answers(OrganisationTransaction transaction, List<LoggedIn> logins) {
        if (logins.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .query(
                        ANSWERS,
                        transaction.organisation(),
                        column(logins, login -> login.attempt().deviceId(), UUID[]::new),
                        column(logins, login -> login.attempt().attemptId(), String[]::new),
                        column(logins, login -> Buffer.buffer(login.attempt().requestMac()), Buffer[]::new),
                        column(logins, login -> login.session().id(), UUID[]::new),
                        column(logins, login -> SqlTimes.of(login.attempt().at()), OffsetDateTime[]::new),
                        config.attempts().repeatable().toMillis())
                .map(rows -> {
                    Set<UUID> answered = new HashSet<>();
                    for (Row row : rows) {
                        answered.add(row.getUUID("session_id"));
                    }
                    return logins.stream()
                            .filter(login -> answered.contains(login.session().id()))
                            .toList();
                });
    }

    Uni<Void> seen(OrganisationTransaction transaction, List<SessionSeen> seen) {
        Map<UUID, Instant> latest = new TreeMap<>();
        seen.forEach(one -> latest.merge(one.sessionId(), one.at(), ActivityRows::later));
        return update(transaction, SEEN, latest);
    }

    /** Notes who is usual at which device. */
    Uni<Void> usual(OrganisationTransaction transaction, List<LoggedIn> logins) {
        return logins.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                USUAL,
                                transaction.organisation(),
                                column(logins, login -> login.session().deviceId(), UUID[]::new),
                                column(logins, login -> login.session().userId(), UUID[]::new),
                                column(
                                        logins,
                                        login -> SqlTimes.of(login.attempt().at()),
                                        OffsetDateTime[]::new))
                        .replaceWithVoid();
    }

    private static Uni<Void> update(OrganisationTransaction transaction, String sql, Map<UUID, Instant> latest) {
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .update(
                        sql,
                        transaction.organisation(),
                        latest.keySet().toArray(UUID[]::new),
                        latest.values().stream().map(SqlTimes::of).toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
