package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The one question that is asked across organisations: which of them have a mail to send. It shows ids and nothing else. */
@ApplicationScoped
public class DueOrganisations {

    private final Pool pool;

    DueOrganisations(Pool pool) {
        this.pool = pool;
    }

    /** Those whose mail waits longest first. */
    public Uni<List<UUID>> at(Instant now, int most) {
        return pool.preparedQuery("select organisations_with_due_mail($1, $2)")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }
}
