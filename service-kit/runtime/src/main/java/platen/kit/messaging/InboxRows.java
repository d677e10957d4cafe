package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import platen.kit.organisation.OrganisationTransaction;

/** The inbox tables: which events had their effect, and how far each key has come. */
@ApplicationScoped
class InboxRows {

    /** Inserts, never checks first: a concurrent duplicate waits for the first one's commit and then finds it. */
    private static final String ADMIT = """
            with first as (
                insert into inbox (organisation_id, topic, event_id) values ($1, $2, $3)
                on conflict do nothing returning 1
            ), newer as (
                insert into inbox_position (organisation_id, topic, key, sequence)
                select $1, $2, $4, $5 from first
                on conflict (organisation_id, topic, key) do update set sequence = excluded.sequence
                where inbox_position.sequence < excluded.sequence returning 1
            ), released as (
                update parked_event set next_attempt_at = clock_timestamp()
                where organisation_id = $1 and waits_for = $2 || '|' || $4 returning 1
            )
            select exists (select from newer) as admitted, exists (select from released) as released
            """;

    /**
     * The same for many events. Within one key, each counts as older than those before it that are new. The keys must be locked, or
     * a concurrent transaction could move a position between its being read and written.
     */
    private static final String ADMIT_MANY = """
            with given as (
                select distinct on (event_id) event_id, key, sequence, place
                from unnest($3::text[], $4::text[], $5::bigint[]) with ordinality as g (event_id, key, sequence, place)
                order by event_id, place
            ), before as (
                select key, sequence from inbox_position where organisation_id = $1 and topic = $2 and key = any($4)
            ), first as (
                insert into inbox (organisation_id, topic, event_id) select $1, $2, event_id from given
                on conflict do nothing returning event_id
            ), ranked as (
                select given.*, max(given.sequence) over (
                    partition by given.key order by given.place rows between unbounded preceding and 1 preceding) as preceding
                from given join first using (event_id)
            ), admitted as (
                select ranked.* from ranked left join before using (key)
                where coalesce(ranked.sequence > greatest(before.sequence, ranked.preceding), true)
            ), newer as (
                insert into inbox_position (organisation_id, topic, key, sequence)
                select $1, $2, key, max(sequence) from admitted group by key order by key
                on conflict (organisation_id, topic, key) do update set sequence = excluded.sequence
            ), released as (
                update parked_event set next_attempt_at = clock_timestamp()
                where organisation_id = $1 and waits_for in (select $2 || '|' || key from given) returning 1
            )
            select array(select place::integer from admitted order by place) as admitted,
                   exists (select from released) as released
            """;

    /**
     * @param admitted false for a repeat and for an event older than one already processed
     * @param released true when parked events were waiting for this key
     */
    record Admission(boolean admitted, boolean released) {}

    /**
     * @param admitted those that are no repeats and not older than one already processed, in their order
     * @param released true when parked events were waiting for one of the keys
     */
    record Admissions(List<Event> admitted, boolean released) {}

    /** Admits events of one topic in the given order. */
    Uni<Admissions> admit(OrganisationTransaction transaction, List<Event> events) {
        return transaction
                .query(
                        ADMIT_MANY,
                        transaction.organisation(),
                        events.getFirst().topic(),
                        events.stream().map(Event::id).toArray(String[]::new),
                        events.stream().map(Event::key).toArray(String[]::new),
                        events.stream().map(Event::sequence).toArray(Long[]::new))
                .map(rows -> rows.iterator().next())
                .map(row -> new Admissions(
                        Stream.of(row.getArrayOfIntegers("admitted"))
                                .map(place -> events.get(place - 1))
                                .toList(),
                        row.getBoolean("released")));
    }

    Uni<Admission> admit(OrganisationTransaction transaction, Event event) {
        return transaction
                .query(ADMIT, event.organisation(), event.topic(), event.id(), event.key(), event.sequence())
                .map(rows -> rows.iterator().next())
                .map(row -> new Admission(row.getBoolean("admitted"), row.getBoolean("released")));
    }
}
