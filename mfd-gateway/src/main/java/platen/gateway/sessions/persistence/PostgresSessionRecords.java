package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.devices.SessionsOfDevices;
import platen.gateway.sessions.SessionRecords;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresSessionRecords implements SessionRecords, SessionsOfDevices {

    /** Its record may still be in the queue; written later, it finds the end already there. */
    private static final String END = """
            insert into session as known (organisation_id, id, device_id, user_id, kind, credential_id,
                                          credential_revision, started_at, expires_at, idle_seconds, last_seen_at, ended_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
            on conflict (organisation_id, id) do update set ended_at = coalesce(known.ended_at, excluded.ended_at)""";

    private static final String END_OF_DEVICE = """
            update session set ended_at = $3 where organisation_id = $1 and device_id = $2 and ended_at is null""";

    private static final String FORGET_SESSIONS =
            "delete from session where organisation_id = $1 and expires_at < $2::timestamptz - interval '1 day'";

    private static final String FORGET_ANSWERS =
            "delete from attempt_answer where organisation_id = $1 and answered_at < $2";

    private static final String FORGET_ATTEMPTS = "delete from attempt where organisation_id = $1 and at < $2";

    private final OrganisationTransactions transactions;

    PostgresSessionRecords(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> end(OrganisationTransaction transaction, Session session, Instant now) {
        return transaction
                .update(
                        END,
                        session.organisation(),
                        session.id(),
                        session.deviceId(),
                        session.userId(),
                        session.kind().text(),
                        session.credentialId(),
                        session.credentialRevision(),
                        SqlTimes.of(session.startedAt()),
                        SqlTimes.of(session.expiresAt()),
                        (int) session.idle().toSeconds(),
                        SqlTimes.of(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(UUID organisation, Instant now, Instant answers, Instant attempts) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction
                                .update(FORGET_SESSIONS, organisation, SqlTimes.of(now))
                                .chain(() -> transaction.update(FORGET_ANSWERS, organisation, SqlTimes.of(answers)))
                                .chain(() -> transaction.update(FORGET_ATTEMPTS, organisation, SqlTimes.of(attempts))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> end(OrganisationTransaction transaction, UUID deviceId, Instant now) {
        return transaction
                .update(END_OF_DEVICE, transaction.organisation(), deviceId, SqlTimes.of(now))
                .replaceWithVoid();
    }
}
