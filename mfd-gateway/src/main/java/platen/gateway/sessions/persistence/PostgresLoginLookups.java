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
import platen.gateway.sessions.LoginLookups;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.EarlierAnswer;
import platen.gateway.sessions.domain.LookUp;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sessions.domain.SessionFacts;
import platen.gateway.sql.Lookups;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresLoginLookups implements LoginLookups {

    private static final String ACTIVE = "active";

    private static final String FIND = """
            select blocked_until, answer_mac, answer_session, user_id, credential_id, revision, valid_until, state,
                   display_name
              from find_login_under_any_key($1, $2, $3, $4, $5, $6, $7)""";

    private static final String FACTS = """
            select ended_at, last_seen_at, state, display_name, revision, valid_until
              from find_session($1, $2, $3, $4, $5)""";

    private static final String SESSION = """
            select id, device_id, user_id, kind, credential_id, credential_revision, started_at, expires_at, idle_seconds
              from session where organisation_id = $1 and id = $2""";

    private final Lookups lookups;
    private final OrganisationTransactions transactions;

    PostgresLoginLookups(Lookups lookups, OrganisationTransactions transactions) {
        this.lookups = lookups;
        this.transactions = transactions;
    }

    @Override
    public Uni<LookUp> find(Attempt attempt, List<byte[]> blindIndexes, Instant answersAfter) {
        return lookups.call(
                        FIND,
                        attempt.organisation(),
                        attempt.deviceId(),
                        attempt.attemptId(),
                        attempt.kind().text(),
                        blindIndexes.stream().map(Buffer::buffer).toArray(Buffer[]::new),
                        SqlTimes.of(attempt.at()),
                        SqlTimes.of(answersAfter))
                .map(PostgresLoginLookups::lookUp);
    }

    private static LookUp lookUp(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        List<Claim> claims = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("user_id") != null) {
                claims.add(claim(row));
            }
        }
        Optional<EarlierAnswer> earlier = Optional.ofNullable(first.getBuffer("answer_mac"))
                .map(mac -> new EarlierAnswer(mac.getBytes(), Optional.ofNullable(first.getUUID("answer_session"))));
        return new LookUp(SqlTimes.optional(first, "blocked_until"), earlier, claims);
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("user_id"),
                row.getUUID("credential_id"),
                row.getLong("revision"),
                SqlTimes.optional(row, "valid_until"),
                ACTIVE.equals(row.getString("state")),
                Optional.ofNullable(row.getString("display_name")));
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
