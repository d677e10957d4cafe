package platen.gateway.throttling.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import platen.gateway.sql.SqlTimes;
import platen.gateway.throttling.Throttles;
import platen.gateway.throttling.domain.Throttle;
import platen.gateway.throttling.domain.Throttled;
import platen.gateway.throttling.domain.Throttled.Whose;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresThrottles implements Throttles {

    /** Makes the row if there is none, and locks it either way. */
    private static final String LOCK = """
            insert into %1$s_throttle as kept (organisation_id, %1$s_id, kind, failures, since, blocked_until)
            values ($1, $2, $3, 0, $4, $4)
            on conflict (organisation_id, %1$s_id, kind) do update set failures = kept.failures
            returning failures, since, blocked_until""";

    private static final String KEEP = """
            update %1$s_throttle set failures = $4, since = $5, blocked_until = $6
             where organisation_id = $1 and %1$s_id = $2 and kind = $3""";

    private record Statements(String lock, String keep) {
        static Statements of(String noun) {
            return new Statements(LOCK.formatted(noun), KEEP.formatted(noun));
        }
    }

    private static final Statements DEVICE = Statements.of("device");
    private static final Statements ACCOUNT = Statements.of("account");

    @Override
    public Uni<Throttle> lock(OrganisationTransaction transaction, Throttled whose, Instant now) {
        return transaction
                .query(of(whose.whose()).lock(), transaction.organisation(), whose.id(), whose.kind(), SqlTimes.of(now))
                .map(rows -> rows.iterator().next())
                .map(row -> new Throttle(
                        row.getInteger("failures"),
                        SqlTimes.required(row, "since"),
                        SqlTimes.required(row, "blocked_until")));
    }

    @Override
    public Uni<Void> keep(OrganisationTransaction transaction, Throttled whose, Throttle throttle) {
        return transaction
                .update(
                        of(whose.whose()).keep(),
                        transaction.organisation(),
                        whose.id(),
                        whose.kind(),
                        throttle.failures(),
                        SqlTimes.of(throttle.since()),
                        SqlTimes.of(throttle.blockedUntil()))
                .replaceWithVoid();
    }

    private static Statements of(Whose whose) {
        return switch (whose) {
            case DEVICE -> DEVICE;
            case ACCOUNT -> ACCOUNT;
        };
    }
}
