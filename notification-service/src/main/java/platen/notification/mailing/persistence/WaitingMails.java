package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import platen.notification.mailing.domain.Queue;

/** How much is to be sent, of all organisations together: numbers and nothing else. */
@ApplicationScoped
public class WaitingMails {

    /** What counting costs has an end. */
    private static final int MOST = 10_000;

    /**
     * What waits in a queue.
     *
     * @param mails at most 10,000
     * @param lateSeconds for how long the one that is due longest has been due; 0 when none is. Of the first 10,000 organisations
     */
    public record Waiting(long mails, double lateSeconds) {}

    private final Pool pool;

    WaitingMails(Pool pool) {
        this.pool = pool;
    }

    /** Of each queue. */
    public Uni<Map<Queue, Waiting>> at(Instant now) {
        return pool.preparedQuery("select queue, waiting, late_seconds from mails_waiting($1, $2)")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(WaitingMails::queue, WaitingMails::waiting)));
    }

    private static Queue queue(Row row) {
        return Queue.valueOf(row.getString("queue").toUpperCase(Locale.ROOT));
    }

    private static Waiting waiting(Row row) {
        return new Waiting(row.getLong("waiting"), row.getDouble("late_seconds"));
    }
}
