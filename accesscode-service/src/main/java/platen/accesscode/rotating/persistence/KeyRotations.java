package platen.accesscode.rotating.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.rotating.domain.KeptUnder;
import platen.accesscode.rotating.domain.KeyPurpose;
import platen.accesscode.rotating.domain.Progress;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code key_rotation}, and what is asked of all organisations at once. */
@ApplicationScoped
public class KeyRotations {

    /** Of the organisation of the transaction; false when it is not known here. */
    public Uni<Boolean> order(OrganisationTransaction transaction, int indexKey, int dataKey, Instant now) {
        return transaction
                .update("""
                        insert into key_rotation (organisation_id, state, index_key, data_key, ordered_at)
                        select organisation_id, 'running', $2, $3, $4 from code_space where organisation_id = $1
                        on conflict (organisation_id) do update set state = 'running', index_key = excluded.index_key,
                            data_key = excluded.data_key, reached = '00000000-0000-0000-0000-000000000000', people = 0,
                            renewed = 0, unreadable = 0, ordered_at = excluded.ordered_at, finished_at = null
                        """, transaction.organisation(), indexKey, dataKey, Columns.timestamptz(now))
                .map(ordered -> ordered == 1);
    }

    public Uni<Void> orderAll(OrganisationTransaction transaction, int indexKey, int dataKey, Instant now) {
        return transaction
                .query("select order_key_rotations($1, $2, $3)", indexKey, dataKey, Columns.timestamptz(now))
                .replaceWithVoid();
    }

    /** Organisations with work for a replica that writes under these keys, the oldest order first. */
    public Uni<List<UUID>> due(OrganisationTransaction transaction, int indexKey, int dataKey, int most) {
        return transaction
                .query(
                        "select * from organisations_with_a_key_rotation($1, $2, $3) as organisation",
                        indexKey,
                        dataKey,
                        most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("organisation"))
                        .toList());
    }

    /** The last person dealt with, locked; null when there is nothing to do, or another replica is at it. */
    public Uni<@Nullable UUID> claim(OrganisationTransaction transaction, int indexKey, int dataKey) {
        return transaction
                .first("""
                        select reached from key_rotation
                        where organisation_id = $1 and state = 'running' and index_key = $2 and data_key = $3
                        for update skip locked
                        """, transaction.organisation(), indexKey, dataKey)
                .map(row -> row == null ? null : row.getUUID("reached"));
    }

    public Uni<Void> advance(OrganisationTransaction transaction, UUID reached, int people, Renewal renewal) {
        return transaction
                .update("""
                        update key_rotation set reached = $2, people = people + $3, renewed = renewed + $4,
                            unreadable = unreadable + $5
                        where organisation_id = $1
                        """, transaction.organisation(), reached, (long) people, (long) renewal.rows(), (long)
                        renewal.unreadable())
                .replaceWithVoid();
    }

    public Uni<Void> finish(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(
                        "update key_rotation set state = 'finished', finished_at = $2 where organisation_id = $1",
                        transaction.organisation(),
                        Columns.timestamptz(now))
                .replaceWithVoid();
    }

    /** Of one organisation, or of all of them. */
    public Uni<Progress> progress(OrganisationTransaction transaction, @Nullable UUID organisation, Instant now) {
        return transaction
                .query("select * from key_rotation_progress($1)", organisation)
                .chain(rows -> {
                    Row row = rows.iterator().next();
                    return kept(transaction, organisation, now)
                            .map(kept -> new Progress(
                                    row.getLong("running"),
                                    row.getLong("finished"),
                                    row.getLong("people"),
                                    row.getLong("renewed"),
                                    row.getLong("unreadable"),
                                    kept));
                });
    }

    /** How much is kept under which key, in one organisation or in all of them. */
    public Uni<List<KeptUnder>> kept(OrganisationTransaction transaction, @Nullable UUID organisation, Instant now) {
        return transaction
                .query("select * from rows_under_keys($1, $2)", organisation, Columns.timestamptz(now))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(KeyRotations::keptUnder)
                        .toList());
    }

    private static KeptUnder keptUnder(Row row) {
        OffsetDateTime restUntil = row.getOffsetDateTime("rest_until");
        return new KeptUnder(
                KeyPurpose.of(row.getString("purpose")),
                row.getInteger("key_id"),
                row.getLong("kept"),
                row.getLong("resting"),
                restUntil == null ? null : restUntil.toInstant());
    }
}
