package platen.notification.webhooks.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
import platen.notification.webhooks.Webhook;
import platen.notification.webhooks.Webhook.Wish;

/** The table {@code webhook}. */
@ApplicationScoped
public class WebhookRows {

    private static final String SHOWN =
            "id, url, event_types, description, enabled, disabled_because, failing_since, previous_until, version, created_at";

    private static final String INSERT = """
            insert into webhook (organisation_id, id, url, event_types, description, enabled, secret, secret_version,
                version, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)
            """;

    /** Whoever changes it has looked at it: what it was disabled for is past, and it is tried at once. */
    private static final String CHANGE = """
            update webhook set url = $3, event_types = $4, description = $5, enabled = $6, disabled_because = null,
                failing_since = null, failures = 0, resume_at = null, version = version + 1
            where organisation_id = $1 and id = $2
            returning\s""" + SHOWN;

    private static final String REPLACE_SECRET = """
            update webhook set previous_secret = secret, previous_until = $5, secret = $3, secret_version = $4
            where organisation_id = $1 and id = $2
            """;

    /** Since when it has been failing, and how many attempts in a row did. */
    public record Failing(Instant since, int failures) {}

    /** How many the organisation has; lets nobody else add one until the end of the transaction. */
    public Uni<Long> lockAndCount(OrganisationTransaction tx) {
        return tx.query("select pg_advisory_xact_lock(hashtextextended($1, 80))", "webhook|" + tx.organisation())
                .chain(() -> tx.first("select count(*) from webhook where organisation_id = $1", tx.organisation()))
                .map(row -> row == null ? 0L : row.getLong(0));
    }

    /** @param secret encrypted */
    public Uni<Void> insert(OrganisationTransaction tx, Webhook webhook, byte[] secret) {
        Wish wish = webhook.wish();
        return tx.update(
                        INSERT,
                        tx.organisation(),
                        webhook.id(),
                        wish.url(),
                        wish.eventTypes().toArray(String[]::new),
                        wish.description(),
                        wish.enabled(),
                        Buffer.buffer(secret),
                        webhook.version(),
                        at(webhook.createdAt()))
                .replaceWithVoid();
    }

    /** Oldest first. */
    public Uni<List<Webhook>> all(OrganisationTransaction tx) {
        return tx.query(
                        "select " + SHOWN + " from webhook where organisation_id = $1 order by created_at, id",
                        tx.organisation())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WebhookRows::webhook)
                        .toList());
    }

    public Uni<@Nullable Webhook> find(OrganisationTransaction tx, UUID id) {
        return one(tx, id, "");
    }

    public Uni<@Nullable Webhook> lock(OrganisationTransaction tx, UUID id) {
        return one(tx, id, " for no key update");
    }

    private static Uni<@Nullable Webhook> one(OrganisationTransaction tx, UUID id, String lock) {
        return tx.first(
                        "select " + SHOWN + " from webhook where organisation_id = $1 and id = $2" + lock,
                        tx.organisation(),
                        id)
                .map(row -> row == null ? null : webhook(row));
    }

    public Uni<Webhook> change(OrganisationTransaction tx, UUID id, Wish wish) {
        return tx.query(
                        CHANGE,
                        tx.organisation(),
                        id,
                        wish.url(),
                        wish.eventTypes().toArray(String[]::new),
                        wish.description(),
                        wish.enabled())
                .map(rows -> webhook(rows.iterator().next()));
    }

    public Uni<Void> delete(OrganisationTransaction tx, UUID id) {
        return tx.update("delete from webhook where organisation_id = $1 and id = $2", tx.organisation(), id)
                .replaceWithVoid();
    }

    public Uni<@Nullable Long> lockSecretVersion(OrganisationTransaction tx, UUID id) {
        return tx.first(
                        "select secret_version from webhook where organisation_id = $1 and id = $2 for no key update",
                        tx.organisation(),
                        id)
                .map(row -> row == null ? null : row.getLong(0));
    }

    /**
     * Makes the current secret the previous one.
     *
     * @param secret encrypted, of that version
     */
    public Uni<Void> replaceSecret(
            OrganisationTransaction tx, UUID id, byte[] secret, long version, Instant previousUntil) {
        return tx.update(REPLACE_SECRET, tx.organisation(), id, Buffer.buffer(secret), version, at(previousUntil))
                .replaceWithVoid();
    }

    public Uni<Void> succeeded(OrganisationTransaction tx, UUID id) {
        return tx.update(
                        "update webhook set failing_since = null, failures = 0, resume_at = null"
                                + " where organisation_id = $1 and id = $2 and failing_since is not null",
                        tx.organisation(),
                        id)
                .replaceWithVoid();
    }

    public Uni<Failing> failed(OrganisationTransaction tx, UUID id, Instant now) {
        return tx.query(
                        "update webhook set failing_since = coalesce(failing_since, $3), failures = failures + 1"
                                + " where organisation_id = $1 and id = $2 returning failing_since, failures",
                        tx.organisation(),
                        id,
                        at(now))
                .map(rows -> rows.iterator().next())
                .map(row -> new Failing(row.getOffsetDateTime(0).toInstant(), row.getInteger(1)));
    }

    /** Lets nothing be tried before then. */
    public Uni<Void> rest(OrganisationTransaction tx, UUID id, Instant until) {
        return tx.update(
                        "update webhook set resume_at = $3 where organisation_id = $1 and id = $2",
                        tx.organisation(),
                        id,
                        at(until))
                .replaceWithVoid();
    }

    /** False when it was disabled already. */
    public Uni<Boolean> disable(OrganisationTransaction tx, UUID id, String reason) {
        return tx.update(
                        "update webhook set enabled = false, disabled_because = $3, version = version + 1"
                                + " where organisation_id = $1 and id = $2 and enabled",
                        tx.organisation(),
                        id,
                        reason)
                .map(disabled -> disabled > 0);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    private static Webhook webhook(Row row) {
        return new Webhook(
                row.getUUID("id"),
                new Wish(
                        row.getString("url"),
                        List.of(row.getArrayOfStrings("event_types")),
                        row.getString("description"),
                        row.getBoolean("enabled")),
                row.getString("disabled_because"),
                instant(row, "failing_since"),
                instant(row, "previous_until"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"));
    }
}
