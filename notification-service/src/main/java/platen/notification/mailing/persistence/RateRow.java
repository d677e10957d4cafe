package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** The row by which all replicas keep to a rate together. It is no organisation's. */
@ApplicationScoped
public class RateRow {

    private final Pool pool;

    RateRow(Pool pool) {
        this.pool = pool;
    }

    /** Whether a mail may be sent now; if so, its turn is taken. */
    public Uni<Boolean> take(Instant now, int perMinute, boolean urgent) {
        return pool.preparedQuery("select take_mail_turn($1, $2, $3)")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), perMinute, urgent))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
