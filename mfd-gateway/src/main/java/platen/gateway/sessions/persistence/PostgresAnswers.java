package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.sessions.Answers;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresAnswers implements Answers {

    /** An id that was used long ago is a new attempt. */
    private static final String KEEP = """
            insert into attempt_answer as held (organisation_id, device_id, attempt_id, request_mac, session_id, logged_out,
                                                answered_at, step_up_until)
            values ($1, $2, $3, $4, $5, $6, $7, $9)
            on conflict (organisation_id, device_id, attempt_id) do update
               set request_mac = excluded.request_mac, session_id = excluded.session_id,
                   logged_out = excluded.logged_out, answered_at = excluded.answered_at,
                   step_up_until = excluded.step_up_until
             where held.answered_at <= $8""";

    @Override
    public Uni<Boolean> refused(
            OrganisationTransaction transaction, Attempt attempt, Optional<Instant> stepUpUntil, Instant after) {
        return keep(transaction, attempt, null, false, stepUpUntil.orElse(null), after);
    }

    @Override
    public Uni<Boolean> tapped(
            OrganisationTransaction transaction, Attempt attempt, Optional<Session> session, Instant after) {
        return keep(transaction, attempt, session.map(Session::id).orElse(null), session.isEmpty(), null, after);
    }

    private static Uni<Boolean> keep(
            OrganisationTransaction transaction,
            Attempt attempt,
            @Nullable UUID session,
            boolean loggedOut,
            @Nullable Instant stepUpUntil,
            Instant after) {
        return transaction
                .update(
                        KEEP,
                        transaction.organisation(),
                        attempt.deviceId(),
                        attempt.attemptId(),
                        Buffer.buffer(attempt.requestMac()),
                        session,
                        loggedOut,
                        SqlTimes.of(attempt.at()),
                        SqlTimes.of(after),
                        stepUpUntil == null ? null : SqlTimes.of(stepUpUntil))
                .map(changed -> changed == 1);
    }
}
