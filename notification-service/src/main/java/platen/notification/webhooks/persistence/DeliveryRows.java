package platen.notification.webhooks.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.Cursor;
import platen.notification.webhooks.LoggedDelivery;
import platen.notification.webhooks.QueuedDelivery;
import platen.notification.webhooks.domain.DeliveryState;

/** The table {@code webhook_delivery}. */
@ApplicationScoped
public class DeliveryRows {

    private static final String QUEUE = """
            insert into webhook_delivery (organisation_id, id, webhook_id, event_id, event_type, body, state, queued_at,
                next_attempt_at, created_at)
            select $1, gen_random_uuid(), id, $2, $3, $4, 'queued', $5, $5, $5
            from webhook where organisation_id = $1 and enabled and $3 = any (event_types)
            on conflict do nothing
            """;

    private static final String QUEUE_ONE = """
            insert into webhook_delivery (organisation_id, id, webhook_id, event_id, event_type, body, state, queued_at,
                next_attempt_at, created_at)
            values ($1, $2, $3, $4, $5, $6, 'queued', $7, $7, $7)
            """;

    private static final String END_OF_DISABLED = """
            update webhook_delivery d set state = 'failed', error = 'webhook-disabled', done_at = $2
            from webhook w
            where d.organisation_id = $1 and d.state in ('queued', 'sending') and d.next_attempt_at <= $2
              and w.organisation_id = $1 and w.id = d.webhook_id and not w.enabled
            """;

    /**
     * Locks the webhooks for the moment, so that two replicas do not both find room at the same one. One that fails is tried with one delivery
     * at a time.
     */
    private static final String CLAIM = """
            with ready as materialized (
                select w.id, w.url, w.secret, w.secret_version,
                    case when w.previous_until > $2 then w.previous_secret end as previous_secret,
                    case when w.failing_since is null then $4::integer else 1 end - (
                        select count(*) from webhook_delivery s
                        where s.organisation_id = $1 and s.webhook_id = w.id and s.state = 'sending'
                          and s.next_attempt_at > $2) as room
                from webhook w
                where w.organisation_id = $1 and w.enabled and (w.resume_at is null or w.resume_at <= $2)
                for no key update of w skip locked
            ), due as materialized (
                select first.id, ready.url, ready.secret, ready.secret_version, ready.previous_secret
                from ready cross join lateral (
                    select d.id, d.next_attempt_at from webhook_delivery d
                    where d.organisation_id = $1 and d.webhook_id = ready.id and d.state in ('queued', 'sending')
                      and d.next_attempt_at <= $2
                    order by d.next_attempt_at
                    limit greatest(ready.room, 0)
                    for update skip locked
                ) first
                order by first.next_attempt_at
                limit $5
            )
            update webhook_delivery d set state = 'sending', attempts = d.attempts + 1, next_attempt_at = $3
            from due where d.organisation_id = $1 and d.id = due.id
            returning d.id, d.webhook_id, d.event_type, due.url, d.body, d.attempts, d.queued_at, d.next_attempt_at, due.secret,
                due.secret_version, due.previous_secret
            """;

    private static final String DELIVERED = """
            update webhook_delivery set state = 'delivered', status = $3, error = null, answer = null, latency_millis = $4,
                done_at = $5
            where organisation_id = $1 and id = $2 and state in ('queued', 'sending')
            """;

    private static final String FAILED = """
            update webhook_delivery set state = 'failed', status = $4, error = $5, answer = $6, latency_millis = $7,
                done_at = $8
            where organisation_id = $1 and id = $2 and state = 'sending' and attempts = $3
            """;

    private static final String AGAIN = """
            update webhook_delivery set state = 'queued', status = $4, error = $5, answer = $6, latency_millis = $7,
                next_attempt_at = $8
            where organisation_id = $1 and id = $2 and state = 'sending' and attempts = $3
            """;

    private static final String PRUNE = """
            delete from webhook_delivery where organisation_id = $1 and id in (
                select id from webhook_delivery
                where organisation_id = $1 and created_at < $2 and state in ('delivered', 'failed')
                order by created_at limit $3
                for update skip locked)
            """;

    /**
     * How an attempt ended.
     *
     * @param status null when there was no answer
     */
    public record Ending(
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            int latencyMillis) {}

    /** Queues one for each enabled webhook that wants such events, unless its event has caused one there; returns how many. */
    public Uni<Integer> queue(OrganisationTransaction tx, String eventId, String eventType, String body, Instant now) {
        return tx.update(QUEUE, tx.organisation(), eventId, eventType, body, at(now));
    }

    /** Queues one for one webhook; its id is its event's too. */
    public Uni<Void> queueOne(
            OrganisationTransaction tx, UUID id, UUID webhook, String eventType, String body, Instant now) {
        return tx.update(QUEUE_ONE, tx.organisation(), id, webhook, id.toString(), eventType, body, at(now))
                .replaceWithVoid();
    }

    /** Ends what is due at webhooks that are disabled. */
    public Uni<Integer> endOfDisabled(OrganisationTransaction tx, Instant now) {
        return tx.update(END_OF_DISABLED, tx.organisation(), at(now));
    }

    /** Makes due deliveries, and those whose replica let its claim lapse, this transaction's own until the time named. */
    public Uni<List<QueuedDelivery>> claim(
            OrganisationTransaction tx, Instant now, Instant until, int perWebhook, int most) {
        return tx.query(CLAIM, tx.organisation(), at(now), at(until), perWebhook, most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> queued(tx.organisation(), row))
                        .toList());
    }

    /** Whoever holds the claim by now. */
    public Uni<Void> delivered(OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant now) {
        return tx.update(DELIVERED, tx.organisation(), delivery.id(), ending.status(), ending.latencyMillis(), at(now))
                .replaceWithVoid();
    }

    /** Ends it; false when the claim does not stand any more. */
    public Uni<Boolean> failed(OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant now) {
        return record(FAILED, tx, delivery, ending, now);
    }

    /** Puts it back until then; false when the claim does not stand any more. */
    public Uni<Boolean> again(OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant next) {
        return record(AGAIN, tx, delivery, ending, next);
    }

    private static Uni<Boolean> record(
            String statement, OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant moment) {
        return tx.update(
                        statement,
                        tx.organisation(),
                        delivery.id(),
                        delivery.attempts(),
                        ending.status(),
                        ending.error(),
                        ending.answer(),
                        ending.latencyMillis(),
                        at(moment))
                .map(changed -> changed > 0);
    }

    /** Puts back what was not tried. */
    public Uni<Void> putBack(OrganisationTransaction tx, QueuedDelivery delivery, Instant now) {
        return tx.update(
                        "update webhook_delivery set state = 'queued', next_attempt_at = $4"
                                + " where organisation_id = $1 and id = $2 and state = 'sending' and attempts = $3",
                        tx.organisation(),
                        delivery.id(),
                        delivery.attempts(),
                        at(now))
                .replaceWithVoid();
    }

    /** Null when the webhook has no such delivery. */
    public Uni<@Nullable DeliveryState> lockState(OrganisationTransaction tx, UUID webhook, UUID id) {
        return tx.first(
                        "select state from webhook_delivery"
                                + " where organisation_id = $1 and id = $2 and webhook_id = $3 for update",
                        tx.organisation(),
                        id,
                        webhook)
                .map(row -> row == null
                        ? null
                        : DeliveryState.named(row.getString(0)).orElseThrow());
    }

    public Uni<Void> queueAgain(OrganisationTransaction tx, UUID id, Instant now) {
        return tx.update(
                        "update webhook_delivery set state = 'queued', queued_at = $3, next_attempt_at = $3, done_at = null"
                                + " where organisation_id = $1 and id = $2",
                        tx.organisation(),
                        id,
                        at(now))
                .replaceWithVoid();
    }

    /** Newest first. */
    public Uni<List<LoggedDelivery>> page(
            OrganisationTransaction tx, UUID webhook, @Nullable DeliveryState state, int most, @Nullable Cursor after) {
        String ofState = state == null ? "" : " and state = '" + state.column() + "'";
        String sql = "select * from webhook_delivery where organisation_id = $1 and webhook_id = $2" + ofState
                + " and (created_at, id) < ($3, $4) order by created_at desc, id desc limit $5";
        return tx.query(
                        sql,
                        tx.organisation(),
                        webhook,
                        after == null ? OffsetDateTime.parse("9999-12-31T00:00:00Z") : at(after.instant(0)),
                        after == null ? new UUID(-1, -1) : after.uuid(1),
                        most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryRows::logged)
                        .toList());
    }

    /** Deletes what is done and older; returns how many, so many at most. */
    public Uni<Integer> prune(OrganisationTransaction tx, Instant before, int most) {
        return tx.update(PRUNE, tx.organisation(), at(before), most);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static QueuedDelivery queued(UUID organisation, Row row) {
        var previous = row.getBuffer("previous_secret");
        return new QueuedDelivery(
                organisation,
                row.getUUID("id"),
                row.getUUID("webhook_id"),
                row.getString("event_type"),
                row.getString("url"),
                row.getString("body"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("queued_at").toInstant(),
                row.getOffsetDateTime("next_attempt_at").toInstant(),
                row.getBuffer("secret").getBytes(),
                row.getLong("secret_version"),
                previous == null ? null : previous.getBytes());
    }

    private static LoggedDelivery logged(Row row) {
        OffsetDateTime doneAt = row.getOffsetDateTime("done_at");
        return new LoggedDelivery(
                row.getUUID("id"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getInteger("status"),
                row.getString("error"),
                row.getString("answer"),
                row.getInteger("latency_millis"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("next_attempt_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant());
    }
}
