package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;

/** The table of parked events: dead letters, events that wait for something unknown yet, and what came after them. */
@ApplicationScoped
class ParkedEvents {

    enum Kind {
        POISON,
        WAITING,
        JOINED;

        String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One key of one topic, the unit that is parked and replayed. */
    record ParkedKey(UUID organisation, String topic, String key) {}

    record ParkedEvent(long id, String payload, Kind kind, int attempts) {}

    /** What health and metrics tell: counts by kind of the oldest event of each key, of the first 10,000 keys, and oldest ages. */
    record ParkedCounts(long poisonKeys, long waitingKeys, long poisonSeconds, long waitingSeconds) {}

    private static final String HEADS = """
            select distinct on (organisation_id, topic, key) organisation_id, topic, key, kind, next_attempt_at, parked_at
            from parked_event order by organisation_id, topic, key, id
            """;

    /** Nobody else processes or replays this key until the transaction ends. */
    Uni<Void> lock(OrganisationTransaction transaction, ParkedKey key) {
        return transaction
                .query(
                        "select pg_advisory_xact_lock(hashtextextended($1, 0))",
                        key.organisation() + "|" + key.topic() + "|" + key.key())
                .replaceWithVoid();
    }

    /** Locks a key and returns its oldest parked event, or null; one after the other, in one round trip. */
    Uni<@Nullable ParkedEvent> lockedHead(OrganisationTransaction transaction, ParkedKey key) {
        return Uni.combine()
                .all()
                .unis(lock(transaction, key).replaceWith(true), head(transaction, key))
                .with((locked, head) -> head);
    }

    /** Locks keys of a topic and returns which of them are parked. */
    Uni<Set<String>> lockedParked(OrganisationTransaction transaction, String topic, Collection<String> keys) {
        // In one order, so that two who do it do not wait for each other.
        String[] wanted = keys.stream().distinct().sorted().toArray(String[]::new);
        return Uni.combine()
                .all()
                .unis(lock(transaction, topic, wanted).replaceWith(true), parkedOf(transaction, topic, wanted))
                .with((locked, parked) -> parked);
    }

    private static Uni<Void> lock(OrganisationTransaction transaction, String topic, String[] keys) {
        return transaction
                .query(
                        "select pg_advisory_xact_lock(hashtextextended($1 || key, 0)) from unnest($2::text[]) as key",
                        transaction.organisation() + "|" + topic + "|",
                        keys)
                .replaceWithVoid();
    }

    private static Uni<Set<String>> parkedOf(OrganisationTransaction transaction, String topic, String[] keys) {
        return transaction
                .query(
                        "select distinct key from parked_event"
                                + " where organisation_id = $1 and topic = $2 and key = any($3)",
                        transaction.organisation(),
                        topic,
                        keys)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("key"))
                        .collect(Collectors.toSet()));
    }

    /** The oldest parked event of a key, or null. */
    Uni<@Nullable ParkedEvent> head(OrganisationTransaction transaction, ParkedKey key) {
        return transaction
                .first(
                        "select id, payload, kind, attempts from parked_event"
                                + " where organisation_id = $1 and topic = $2 and key = $3 order by id limit 1",
                        key.organisation(),
                        key.topic(),
                        key.key())
                .map(row -> row == null ? null : parkedEvent(row));
    }

    private static ParkedEvent parkedEvent(Row row) {
        return new ParkedEvent(
                row.getLong("id"),
                row.getString("payload"),
                Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getInteger("attempts"));
    }

    Uni<Void> park(
            OrganisationTransaction transaction,
            ParkedKey key,
            Kind kind,
            String payload,
            String reason,
            @Nullable String waitsFor) {
        return transaction
                .update(
                        "insert into parked_event (organisation_id, topic, key, payload, kind, reason, waits_for)"
                                + " values ($1, $2, $3, $4, $5, $6, $7)",
                        key.organisation(),
                        key.topic(),
                        key.key(),
                        payload.replace("\0", "\\u0000"),
                        kind.column(),
                        reason,
                        waitsFor)
                .replaceWithVoid();
    }

    /** Puts a parked event off, with growing pauses up to half a minute. */
    Uni<Void> postpone(
            OrganisationTransaction transaction, long id, Kind kind, String reason, @Nullable String waitsFor) {
        return transaction
                .update("""
                        update parked_event
                        set kind = $3, reason = $4, waits_for = $5, attempts = attempts + 1,
                            next_attempt_at = clock_timestamp()
                                + least(30, 0.2 * power(2, least(attempts, 10))) * interval '1 second'
                        where organisation_id = $1 and id = $2
                        """, transaction.organisation(), id, kind.column(), reason, waitsFor)
                .replaceWithVoid();
    }

    Uni<Void> remove(OrganisationTransaction transaction, long id) {
        return transaction
                .update(
                        "delete from parked_event where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    /** Keys whose oldest event may be tried again now. */
    Uni<List<ParkedKey>> due(SqlConnection relay, int limit) {
        return keys(
                relay,
                "select * from (" + HEADS
                        + ") heads where kind <> 'poison' and next_attempt_at <= clock_timestamp() limit $1",
                limit);
    }

    /** All parked keys, poisoned ones too. */
    Uni<List<ParkedKey>> all(SqlConnection relay, int limit) {
        return keys(relay, "select * from (" + HEADS + ") heads limit $1", limit);
    }

    private static Uni<List<ParkedKey>> keys(SqlConnection relay, String sql, int limit) {
        return relay.preparedQuery(sql)
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ParkedKey(
                                row.getUUID("organisation_id"), row.getString("topic"), row.getString("key")))
                        .toList());
    }

    Uni<ParkedCounts> counts(SqlConnection relay) {
        return relay.query("select count(*) filter (where kind = 'poison') as poison,"
                        + " count(*) filter (where kind <> 'poison') as waiting,"
                        + " coalesce(extract(epoch from clock_timestamp() - min(parked_at) filter (where kind = 'poison')), 0)::bigint as poison_age,"
                        + " coalesce(extract(epoch from clock_timestamp() - min(parked_at) filter (where kind <> 'poison')), 0)::bigint as age"
                        + " from (" + HEADS + " limit 10000) heads")
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new ParkedCounts(
                        row.getLong("poison"), row.getLong("waiting"), row.getLong("poison_age"), row.getLong("age")));
    }
}
