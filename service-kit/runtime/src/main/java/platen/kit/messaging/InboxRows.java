package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
     * @param admitted false for a repeat and for an event older than one already processed
     * @param released true when parked events were waiting for this key
     */
    record Admission(boolean admitted, boolean released) {}

    Uni<Admission> admit(OrganisationTransaction transaction, Event event) {
        return transaction
                .query(ADMIT, event.organisation(), event.topic(), event.id(), event.key(), event.sequence())
                .map(rows -> rows.iterator().next())
                .map(row -> new Admission(row.getBoolean("admitted"), row.getBoolean("released")));
    }
}
