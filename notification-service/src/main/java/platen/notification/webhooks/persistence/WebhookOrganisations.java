package platen.notification.webhooks.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is asked across organisations: which of them have webhooks, and which have something to deliver. Shows ids and nothing else. */
@ApplicationScoped
public class WebhookOrganisations {

    private final Pool pool;

    WebhookOrganisations(Pool pool) {
        this.pool = pool;
    }

    /** Those whose delivery waits longest first. */
    public Uni<List<UUID>> withDueDeliveries(Instant now, int most) {
        return pool.preparedQuery("select organisations_with_due_webhooks($1, $2)")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(WebhookOrganisations::ids);
    }

    public Uni<List<UUID>> all() {
        return pool.preparedQuery("select organisations_with_webhooks()")
                .execute()
                .map(WebhookOrganisations::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList();
    }
}
