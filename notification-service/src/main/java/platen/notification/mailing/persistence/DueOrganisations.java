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
import platen.notification.mailing.domain.Queue;

/** The one question that is asked across organisations: which of them have a mail to send. It shows ids and nothing else. */
@ApplicationScoped
public class DueOrganisations {

    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;

    DueOrganisations(Pool pool) {
        this.pool = pool;
    }

    /** At most so many, in order of their ids from the first one on. */
    public Uni<List<UUID>> from(Queue queue, Instant now, int most) {
        return behind(queue, FIRST, now, most);
    }

    /** Likewise, of those behind that one. */
    public Uni<List<UUID>> behind(Queue queue, UUID organisation, Instant now, int most) {
        return pool.preparedQuery(
                        switch (queue) {
                            case URGENT -> "select organisations_with_urgent_mail($1, $2, $3)";
                            case ORDINARY -> "select organisations_with_ordinary_mail($1, $2, $3)";
                        })
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), organisation, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }
}
