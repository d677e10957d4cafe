package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.budgets.domain.Place;
import platen.gateway.pins.domain.StoredPin;
import platen.gateway.sessions.LoginLookups;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.EarlierAnswer;
import platen.gateway.sessions.domain.LookUp;
import platen.gateway.sessions.domain.OpenSession;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sessions.domain.SessionFacts;
import platen.gateway.sql.Lookups;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresLoginLookups implements LoginLookups {

    private static final String ACTIVE = "active";

    private static final String FIND = """
            select blocked_until, step_up_until, answer_mac, answer_session, answer_logged_out, answer_step_up_until,
                   user_id, usual_here, credential_id, revision, valid_until, state, display_name, pin, pin_version, behind, open_id, open_user, open_kind,
                   open_credential, open_revision, open_started, open_expires, open_idle, open_seen
              from find_attempt($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String FACTS = """
            select ended_at, last_seen_at, state, display_name, revision, valid_until
              from find_session($1, $2, $3, $4, $5)""";

    private static final String SESSION = """
            select id, device_id, user_id, kind, credential_id, credential_revision, started_at, expires_at, idle_seconds
              from session where organisation_id = $1 and id = $2""";

    private final Lookups lookups;
    private final OrganisationTransactions transactions;
    private final Duration usual;

    PostgresLoginLookups(Lookups lookups, OrganisationTransactions transactions, GatewayConfig config) {
        this.usual = config.throttle().usual();
        this.lookups = lookups;
        this.transactions = transactions;
    }

    @Override
    public Uni<LookUp> find(Attempt attempt, List<byte[]> blindIndexes, List<Place> places, Instant answersAfter) {
        return lookups.call(
                        FIND,
                        attempt.organisation(),
                        attempt.deviceId(),
                        attempt.attemptId(),
                        attempt.kind().entrance(),
                        attempt.kind().held().text(),
                        blindIndexes.stream().map(Buffer::buffer).toArray(Buffer[]::new),
                        SqlTimes.of(attempt.at()),
                        SqlTimes.of(answersAfter),
                        places.stream().map(Place::text).toArray(String[]::new),
                        SqlTimes.of(attempt.at().minus(usual)))
                .map(rows -> lookUp(attempt, rows));
    }

    private static LookUp lookUp(Attempt attempt, RowSet<Row> rows) {
        Row first = rows.iterator().next();
        List<Claim> claims = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("user_id") != null) {
                claims.add(claim(attempt.organisation(), row));
            }
        }
        Optional<EarlierAnswer> earlier = Optional.ofNullable(first.getBuffer("answer_mac"))
                .map(mac -> new EarlierAnswer(
                        mac.getBytes(),
                        Optional.ofNullable(first.getUUID("answer_session")),
                        first.getBoolean("answer_logged_out"),
                        SqlTimes.optional(first, "answer_step_up_until")));
        return new LookUp(
                SqlTimes.optional(first, "blocked_until"),
                SqlTimes.optional(first, "step_up_until"),
                earlier,
                claims,
                open(attempt, first));
    }

    private static Claim claim(UUID organisation, Row row) {
        UUID user = row.getUUID("user_id");
        Long pinVersion = row.getLong("pin_version");
        return new Claim(
                user,
                row.getUUID("credential_id"),
                row.getLong("revision"),
                SqlTimes.optional(row, "valid_until"),
                ACTIVE.equals(row.getString("state")),
                Boolean.TRUE.equals(row.getBoolean("usual_here")),
                Optional.ofNullable(row.getString("display_name")),
                new StoredPin(
                        organisation,
                        user,
                        pinVersion == null ? 0 : pinVersion,
                        Optional.ofNullable(row.getBuffer("pin")).map(hash -> hash.getBytes())),
                row.getBoolean("behind"));
    }

    private static Optional<OpenSession> open(Attempt attempt, Row row) {
        return Optional.ofNullable(row.getUUID("open_id"))
                .map(id -> new OpenSession(
                        new Session(
                                attempt.organisation(),
                                id,
                                attempt.deviceId(),
                                row.getUUID("open_user"),
                                CredentialKind.of(row.getString("open_kind")),
                                row.getUUID("open_credential"),
                                row.getLong("open_revision"),
                                SqlTimes.required(row, "open_started"),
                                SqlTimes.required(row, "open_expires"),
                                Duration.ofSeconds(row.getInteger("open_idle"))),
                        SqlTimes.optional(row, "open_seen")));
    }

    @Override
    public Uni<SessionFacts> facts(Session session) {
        return lookups.call(
                        FACTS,
                        session.organisation(),
                        session.id(),
                        session.userId(),
                        session.kind().text(),
                        session.credentialId())
                .map(rows -> rows.iterator().next())
                .map(row -> new SessionFacts(
                        SqlTimes.optional(row, "ended_at"),
                        SqlTimes.optional(row, "last_seen_at"),
                        ACTIVE.equals(row.getString("state")),
                        Optional.ofNullable(row.getString("display_name")),
                        Optional.ofNullable(row.getLong("revision")),
                        SqlTimes.optional(row, "valid_until")));
    }

    @Override
    public Uni<Optional<Session>> session(UUID organisation, UUID sessionId) {
        return transactions
                .in(organisation, transaction -> transaction.first(SESSION, organisation, sessionId))
                .map(row -> Optional.ofNullable(row).map(found -> session(organisation, found)));
    }

    private static Session session(UUID organisation, Row row) {
        return new Session(
                organisation,
                row.getUUID("id"),
                row.getUUID("device_id"),
                row.getUUID("user_id"),
                CredentialKind.of(row.getString("kind")),
                row.getUUID("credential_id"),
                row.getLong("credential_revision"),
                SqlTimes.required(row, "started_at"),
                SqlTimes.required(row, "expires_at"),
                Duration.ofSeconds(row.getInteger("idle_seconds")));
    }
}
