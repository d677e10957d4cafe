package platen.gateway.sessions.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import platen.gateway.sessions.Answers;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresAnswers implements Answers {

    /** An id that was used long ago is a new attempt. */
    private static final String REFUSED = """
            insert into attempt_answer as held (organisation_id, device_id, attempt_id, request_mac, answered_at)
            values ($1, $2, $3, $4, $5)
            on conflict (organisation_id, device_id, attempt_id) do update
               set request_mac = excluded.request_mac, session_id = null, answered_at = excluded.answered_at
             where held.answered_at <= $6""";

    @Override
    public Uni<Boolean> refused(OrganisationTransaction transaction, Attempt attempt, Instant after) {
        return transaction
                .update(
                        REFUSED,
                        transaction.organisation(),
                        attempt.deviceId(),
                        attempt.attemptId(),
                        Buffer.buffer(attempt.requestMac()),
                        SqlTimes.of(attempt.at()),
                        SqlTimes.of(after))
                .map(changed -> changed == 1);
    }
}
