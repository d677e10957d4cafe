package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** Where events are written in the transaction that makes them true. The relay publishes them after the commit. */
@ApplicationScoped
public class Outbox {

    /** Below the broker's limit for a record, so that a row can always be published. */
    static final int MAX_PAYLOAD_CHARACTERS = 300_000;

    /** The counter's row lock serialises the writers of a key until they commit. */
    private static final String TAKE_SEQUENCES = """
            insert into outbox_sequence (organisation_id, topic, key, last)
            select $1, topic, key, events
            from unnest($2::text[], $3::text[], $4::bigint[]) as wanted (topic, key, events)
            order by topic, key
            on conflict (organisation_id, topic, key) do update set last = outbox_sequence.last + excluded.last
            returning topic, key, last
            """;

    private static final String APPEND = """
            insert into outbox (organisation_id, topic, key, payload)
            select $1, topic, key, payload
            from unnest($2::text[], $3::text[], $4::text[]) with ordinality as event (topic, key, payload, position)
            order by position
            """;

    private record Stream(String topic, String key) {}

    private final EventJson json;
    private final OutboxRelay relay;
    private final EventTraces traces;
    private final Clock clock;

    Outbox(EventJson json, OutboxRelay relay, EventTraces traces, Clock clock) {
        this.json = json;
        this.traces = traces;
        this.relay = relay;
        this.clock = clock;
    }

    public Uni<Void> append(OrganisationTransaction transaction, OutgoingEvent event) {
        return append(transaction, List.of(event));
    }

    /** Appends events in the given order; order is kept per topic and key. */
    public Uni<Void> append(OrganisationTransaction transaction, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Stream, Long> counts = new HashMap<>();
        events.forEach(event -> counts.merge(new Stream(event.topic(), event.key()), 1L, Long::sum));
        List<Stream> streams = List.copyOf(counts.keySet());
        transaction.afterCommit(relay::wake);
        return transaction
                .query(
                        TAKE_SEQUENCES,
                        transaction.organisation(),
                        streams.stream().map(Stream::topic).toArray(String[]::new),
                        streams.stream().map(Stream::key).toArray(String[]::new),
                        streams.stream().map(counts::get).toArray(Long[]::new))
                .chain(taken -> transaction.query(
                        APPEND,
                        transaction.organisation(),
                        events.stream().map(OutgoingEvent::topic).toArray(String[]::new),
                        events.stream().map(OutgoingEvent::key).toArray(String[]::new),
                        payloads(transaction, events, firstSequences(taken, counts))))
                .replaceWithVoid();
    }

    private static Map<Stream, Long> firstSequences(RowSet<Row> taken, Map<Stream, Long> counts) {
        Map<Stream, Long> next = new HashMap<>();
        for (Row row : taken) {
            Stream stream = new Stream(row.getString("topic"), row.getString("key"));
            next.put(stream, row.getLong("last") - counts.getOrDefault(stream, 0L) + 1);
        }
        return next;
    }

    private String[] payloads(OrganisationTransaction transaction, List<OutgoingEvent> events, Map<Stream, Long> next) {
        List<String> payloads = new ArrayList<>(events.size());
        for (OutgoingEvent event : events) {
            long following = next.merge(new Stream(event.topic(), event.key()), 1L, Long::sum);
            String id = UUID.randomUUID().toString();
            String payload = json.write(
                    event,
                    transaction.organisation(),
                    following - 1,
                    id,
                    clock.instant(),
                    traces.create(event, id, transaction.trace(event.causationId())));
            if (payload.length() > MAX_PAYLOAD_CHARACTERS) {
                throw new IllegalArgumentException("The event " + event.type() + " is too large to publish");
            }
            payloads.add(payload);
        }
        return payloads.toArray(String[]::new);
    }
}
