package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Which holds wait for an administrator, of all organisations together: numbers and nothing else. */
@ApplicationScoped
public class OpenHolds {

    /** What counting costs has an end. */
    private static final int MOST = 10_000;

    /**
     * What waits.
     *
     * @param holds at most 10,000
     * @param oldest how long the oldest of them has waited; zero when there is none
     */
    public record Open(long holds, Duration oldest) {}

    private final Pool pool;

    OpenHolds(Pool pool) {
        this.pool = pool;
    }

    public Uni<Open> at(Instant now) {
        return pool.preparedQuery("select holds, oldest from holds_open($1)")
                .execute(Tuple.of(MOST))
                .map(rows -> open(rows.iterator().next(), now));
    }

    private static Open open(Row row, Instant now) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return new Open(
                row.getLong("holds"), oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now));
    }
}
