package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The relay's view of the outbox table, across organisations. */
@ApplicationScoped
class OutboxRows {

    static final String CHANNEL = "platen_outbox";

    /** Any number will do, as long as all replicas of a service take the same. */
    static final long RELAY_LOCK = 0x504c4154454e01L;

    /** However many organisations there are, each gets so many rows into a batch. */
    private static final int LEAST_SHARE = 20;

    /**
     * Takes turns between organisations, so that a million rows of one do not delay another's. With few organisations each
     * may fill what the others leave of the batch.
     */
    private static final String OLDEST = """
            with recursive organisations (organisation_id) as (
                (select organisation_id from outbox order by organisation_id limit 1)
                union all
                select (select o.organisation_id from outbox o
                        where o.organisation_id > organisations.organisation_id
                        order by o.organisation_id limit 1)
                from organisations
                where organisations.organisation_id is not null
            )
            select next.id, next.organisation_id, next.topic, next.key, next.payload
            from organisations
            cross join lateral (
                select o.*, row_number() over (order by o.id) as turn
                from (select * from outbox where organisation_id = organisations.organisation_id
                      order by id limit (select greatest($1 / greatest(count(organisation_id), 1), $2)
                          from organisations)) o
            ) next
            where organisations.organisation_id is not null
            order by next.turn, next.id
            limit $1
            """;

    /** A row to publish; its record key is organisation and key. */
    record OutboxRow(long id, String topic, String recordKey, String payload) {}

    /** What counting costs has an end. */
    private static final String UNPUBLISHED = """
            select (select count(*) from (select id from outbox order by id limit 10000) counted) as events,
                coalesce((select extract(epoch from clock_timestamp() - created_at) from outbox order by id limit 1), 0)
                    ::double precision as age
            """;

    /**
     * What is still to be published.
     *
     * @param events at most 10,000
     */
    record Unpublished(long events, double oldestSeconds) {}

    Uni<Unpublished> unpublished(SqlConnection connection) {
        return connection
                .query(UNPUBLISHED)
                .execute()
                .map(result -> result.iterator().next())
                .map(row -> new Unpublished(row.getLong("events"), row.getDouble("age")));
    }

    /** True when this transaction is the only one that publishes. */
    Uni<Boolean> tryLock(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(RELAY_LOCK))
                .map(result -> result.iterator().next().getBoolean(0));
    }

    /** Tells the replica that is publishing that there may be more. */
    Uni<Void> nudgeOthers(SqlConnection connection) {
        return connection.query("notify " + CHANNEL).execute().replaceWithVoid();
    }

    Uni<List<OutboxRow>> oldest(SqlConnection connection, int limit) {
        return connection
                .preparedQuery(OLDEST)
                .execute(Tuple.of((long) limit, (long) LEAST_SHARE))
                .map(result -> StreamSupport.stream(result.spliterator(), false)
                        .map(row -> new OutboxRow(
                                row.getLong("id"),
                                row.getString("topic"),
                                EventJson.recordKey(row.getUUID("organisation_id"), row.getString("key")),
                                row.getString("payload")))
                        .toList());
    }

    /** Whether a batch looks as if it had left rows behind: no organisation has more than its share in it. */
    static boolean mayBeMore(List<OutboxRow> batch) {
        return batch.size() >= LEAST_SHARE;
    }

    Uni<Integer> delete(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery("delete from outbox where id = any($1)")
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(result -> result.rowCount());
    }
}
