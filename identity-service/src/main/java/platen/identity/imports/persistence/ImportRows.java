package platen.identity.imports.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.UserImport;
import platen.identity.imports.domain.Header;
import platen.identity.imports.domain.ImportOptions;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.domain.Tally;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_import}. Leases are by the database's clock, which all replicas share. */
@ApplicationScoped
public class ImportRows {

    private static final String CLAIM = """
            update user_import set fence = fence + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
            where organisation_id = $1 and state in ('checking', 'running') and paused_at is null
                and due_at <= clock_timestamp()
                and (lease_until is null or lease_until < clock_timestamp())
            returning *
            """;

    private final Pool pool;
    private final Clock clock;

    ImportRows(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** False when another one of the organisation is being read, looked over or applied. */
    public Uni<Boolean> begin(
            OrganisationTransaction transaction, UUID id, ImportOptions options, String actor, Duration lease) {
        return transaction
                .update(
                        """
                        insert into user_import (organisation_id, id, state, notify, creates, ordered_by, ordered_at, due_at,
                                                 lease_until)
                        values ($1, $2, 'reading', $3, $4, $5, $6, clock_timestamp(),
                                clock_timestamp() + $7 * interval '1 millisecond')
                        on conflict (organisation_id) where state in ('reading', 'checking', 'running') do nothing
                        """,
                        transaction.organisation(),
                        id,
                        options.notifies(),
                        options.creates(),
                        actor,
                        now(),
                        (double) lease.toMillis())
                .map(added -> added == 1);
    }

    /** False when the import is not being read any more. */
    public Uni<Boolean> keepReading(OrganisationTransaction transaction, UUID id, Duration lease) {
        return transaction
                .update("""
                        update user_import set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
                        where organisation_id = $1 and id = $2 and state = 'reading'
                        """, transaction.organisation(), id, (double) lease.toMillis())
                .map(kept -> kept == 1);
    }

    /** Its file is read: from now on workers see it. False when it is not being read any more. */
    public Uni<Boolean> completeReading(
            OrganisationTransaction transaction, UUID id, Header header, FileFacts facts, int rows) {
        return transaction
                .update("""
                        update user_import set state = 'checking', encoding = $3, delimiter = $4, columns = $5, row_count = $6,
                            due_at = clock_timestamp(), lease_until = null
                        where organisation_id = $1 and id = $2 and state = 'reading'
                        """, transaction.organisation(), id, facts.encoding(), facts.delimiter(), header.fields(), rows)
                .map(kept -> kept == 1);
    }

    /** How a file was read. */
    public record FileFacts(String encoding, String delimiter) {}

    /** Where a worker may find something to do. */
    public Uni<List<UUID>> organisationsDue(int most) {
        return pool.preparedQuery("select organisations_with_an_import_due($1) as id")
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Takes up the organisation's import for one batch, unless somebody else has it; null when there is none. */
    public Uni<@Nullable UserImport> claim(OrganisationTransaction transaction, Duration lease) {
        return transaction
                .first(CLAIM, transaction.organisation(), (double) lease.toMillis())
                .map(row -> row == null ? null : of(row));
    }

    /** As it is now, locked; null when the claim is not good any more. */
    public Uni<@Nullable UserImport> lock(OrganisationTransaction transaction, UserImport claim) {
        return transaction
                .first(
                        "select * from user_import where organisation_id = $1 and id = $2 and fence = $3 and state = $4"
                                + " for update",
                        transaction.organisation(),
                        claim.id(),
                        claim.fence(),
                        claim.state().slug())
                .map(row -> row == null ? null : of(row));
    }

    /** A batch is done; others may go on. */
    public Uni<Void> advance(OrganisationTransaction transaction, UserImport locked, int reached, Tally more) {
        boolean checking = locked.state() == ImportState.CHECKING;
        return transaction
                .update(
                        """
                        update user_import set reached = $3, foreseen = $4::text::jsonb, done = $5::text::jsonb,
                            waiting_for = null, due_at = clock_timestamp(), lease_until = null
                        where organisation_id = $1 and id = $2
                        """,
                        transaction.organisation(),
                        locked.id(),
                        reached,
                        json(checking ? locked.foreseen().and(more) : locked.foreseen()),
                        json(checking ? locked.done() : locked.done().and(more)))
                .replaceWithVoid();
    }

    /** Other counts of what its rows would do. */
    public Uni<Void> foresee(OrganisationTransaction transaction, UUID id, Tally foreseen) {
        return transaction
                .update(
                        "update user_import set foreseen = $3::text::jsonb where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id,
                        json(foreseen))
                .replaceWithVoid();
    }

    /** Lets go of it, to be taken up after that delay. */
    public Uni<Void> putOff(
            OrganisationTransaction transaction, UserImport claim, Duration delay, @Nullable String waitingFor) {
        return transaction
                .update(
                        """
                        update user_import set lease_until = null, waiting_for = $5,
                            due_at = clock_timestamp() + $4 * interval '1 millisecond'
                        where organisation_id = $1 and id = $2 and fence = $3
                        """,
                        transaction.organisation(),
                        claim.id(),
                        claim.fence(),
                        (double) delay.toMillis(),
                        waitingFor)
                .replaceWithVoid();
    }

    /**
     * Another state; whoever works on it loses it.
     *
     * @param failure a sentence for people, when it failed
     */
    public Uni<Void> change(OrganisationTransaction transaction, UUID id, ImportState state, @Nullable String failure) {
        return transaction
                .update("""
                        update user_import set state = $3, failure = $4, reached = case when $3 = 'running' then 0 else reached end,
                            fence = fence + 1, lease_until = null, due_at = clock_timestamp(), waiting_for = null,
                            paused_at = null,
                            applied_at = case when $3 = 'running' then $5 else applied_at end,
                            ended_at = case when $3 in ('done', 'cancelled', 'failed') then $5 end
                        where organisation_id = $1 and id = $2
                        """, transaction.organisation(), id, state.slug(), failure, now())
                .replaceWithVoid();
    }

    /** Lets go of it until it goes on; whoever works on it loses the batch at hand. */
    public Uni<Void> pause(OrganisationTransaction transaction, UUID id) {
        return transaction.update("""
                        update user_import set paused_at = $3, fence = fence + 1, lease_until = null, waiting_for = null
                        where organisation_id = $1 and id = $2
                        """, transaction.organisation(), id, now()).replaceWithVoid();
    }

    /** Workers see it again. */
    public Uni<Void> resume(OrganisationTransaction transaction, UUID id) {
        return transaction
                .update(
                        "update user_import set paused_at = null, due_at = clock_timestamp()"
                                + " where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    /** Those that have been paused since before then. */
    public Uni<List<UUID>> pausedSince(OrganisationTransaction transaction, Instant before) {
        return transaction
                .query(
                        "select id from user_import where organisation_id = $1 and paused_at < $2 for update",
                        transaction.organisation(),
                        before.atOffset(ZoneOffset.UTC))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    public Uni<@Nullable UserImport> find(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select * from user_import where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .map(row -> row == null ? null : of(row));
    }

    public Uni<@Nullable UserImport> findLocked(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select * from user_import where organisation_id = $1 and id = $2 for update",
                        transaction.organisation(),
                        id)
                .map(row -> row == null ? null : of(row));
    }

    /** Whether another one is being read, looked over or applied. */
    public Uni<Boolean> anyOpen(OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select 1 from user_import where organisation_id = $1 and state in ('reading', 'checking', 'running')",
                        transaction.organisation())
                .map(row -> row != null);
    }

    /** Newest first. */
    public Uni<List<UserImport>> page(
            OrganisationTransaction transaction, UserImport.@Nullable Place after, int limit) {
        return transaction
                .query(
                        """
                        select * from user_import
                        where organisation_id = $1 and ($2::timestamptz is null or (ordered_at, id) < ($2, $3))
                        order by ordered_at desc, id desc limit $4
                        """,
                        transaction.organisation(),
                        after == null ? null : after.orderedAt().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ImportRows::of)
                        .toList());
    }

    public Uni<Void> delete(OrganisationTransaction transaction, UUID id) {
        return transaction
                .update(
                        "delete from user_import where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    /** Deletes what ended before then, or waits in preview since, and uploads that broke off. */
    public Uni<Integer> deleteOld(OrganisationTransaction transaction, Instant before) {
        return transaction.update("""
                delete from user_import where organisation_id = $1 and (
                    state in ('done', 'cancelled', 'failed') and ended_at < $2
                    or state = 'preview' and ordered_at < $2
                    or state = 'reading' and lease_until < clock_timestamp())
                """, transaction.organisation(), before.atOffset(ZoneOffset.UTC));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String json(Tally tally) {
        var json = new JsonObject();
        tally.counts().forEach((kind, count) -> json.put(kind.slug(), count));
        return json.encode();
    }

    private static Tally tally(JsonObject json) {
        Map<Tally.Kind, Integer> counts = new EnumMap<>(Tally.Kind.class);
        Arrays.stream(Tally.Kind.values())
                .filter(kind -> json.containsKey(kind.slug()))
                .forEach(kind -> counts.put(kind, json.getInteger(kind.slug())));
        return new Tally(counts);
    }

    private static UserImport of(Row row) {
        return new UserImport(
                row.getUUID("id"),
                ImportState.of(row.getString("state")),
                new ImportOptions(row.getBoolean("notify"), row.getBoolean("creates")),
                row.getString("ordered_by"),
                row.getOffsetDateTime("ordered_at").toInstant(),
                instant(row, "applied_at"),
                instant(row, "ended_at"),
                instant(row, "paused_at"),
                row.getString("encoding"),
                row.getString("delimiter"),
                Header.kept(row.getArrayOfStrings("columns")),
                row.getInteger("row_count"),
                row.getInteger("reached"),
                tally(row.getJsonObject("foreseen")),
                tally(row.getJsonObject("done")),
                row.getString("waiting_for"),
                row.getString("failure"),
                row.getLong("fence"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
