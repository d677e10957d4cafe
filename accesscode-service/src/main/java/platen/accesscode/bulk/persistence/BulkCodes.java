package platen.accesscode.bulk.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.Renewal;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code access_code}, hundreds of rows at a time. */
@ApplicationScoped
public class BulkCodes {

    private static final String OCCUPIED = """
            select id, blind_index, state, user_id, version, ciphertext, length, change from access_code
            where organisation_id = $1 and (state <> 'retired' or quarantined_until > $2) and\s""";

    private static final String ADD = """
            with added as (
                insert into access_code (organisation_id, id, user_id, state, version, blind_index, key_id, ciphertext,
                    length, origin, reason, issued_at)
                select $1, id, user_id, state, version, blind_index, $2, ciphertext, length, 'generated', reason, $3
                from unnest($4::uuid[], $5::uuid[], $6::text[], $7::bigint[], $8::bytea[], $9::bytea[], $10::int[],
                    $11::text[])
                    as code (id, user_id, state, version, blind_index, ciphertext, length, reason)
                returning change)
            select max(change) as newest from added
            """;

    private final Fingerprints fingerprints;

    BulkCodes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * A code that nobody may get.
     *
     * @param user whose ciphertext it is
     * @param ciphertext null when the code is retired: its value is forgotten
     */
    public record Occupied(
            UUID id,
            byte[] blindIndex,
            UUID user,
            long version,
            byte @Nullable [] ciphertext,
            int length,
            long change) {}

    /** The number of the newest code. Whoever reads all codes after this has all up to that number, and maybe more. */
    public Uni<Long> newest(OrganisationTransaction transaction) {
        return transaction
                .query(
                        "select coalesce(max(change), 0) as newest from access_code where organisation_id = $1",
                        transaction.organisation())
                .map(rows -> rows.iterator().next().getLong("newest"));
    }

    /**
     * A page of all, in order of their ids: a code keeps its id when it is put under another index key meanwhile.
     *
     * @param after the id that the page before ends with
     */
    public Uni<List<Occupied>> page(OrganisationTransaction transaction, UUID after, Instant now, int limit) {
        return transaction
                .query(
                        OCCUPIED + "id > $3 order by id limit $4",
                        transaction.organisation(),
                        Columns.timestamptz(now),
                        after,
                        limit)
                .map(BulkCodes::occupied);
    }

    /** Those that came to be held after that number was given, whatever has become of them. */
    public Uni<List<Occupied>> newerThan(OrganisationTransaction transaction, long change, Instant now) {
        return transaction
                .query(
                        OCCUPIED + "change > $3 order by change",
                        transaction.organisation(),
                        Columns.timestamptz(now),
                        change)
                .map(BulkCodes::occupied);
    }

    private static List<Occupied> occupied(RowSet<Row> rows) {
        List<Occupied> codes = new ArrayList<>(rows.size());
        for (Row row : rows) {
            var ciphertext = row.getBuffer("ciphertext");
            Long change = row.getLong("change");
            codes.add(new Occupied(
                    row.getUUID("id"),
                    row.getBuffer("blind_index").getBytes(),
                    row.getUUID("user_id"),
                    row.getLong("version"),
                    ciphertext == null ? null : ciphertext.getBytes(),
                    row.getInteger("length"),
                    change == null ? 0 : change));
        }
        return codes;
    }

    private record Looked(UUID user, Fingerprint candidate) {}

    /** Who of these people had the code before that is about to be theirs, however long ago. */
    public Uni<Set<UUID>> hadBefore(OrganisationTransaction transaction, List<Renewal> renewals) {
        List<Looked> looked = renewals.stream()
                .flatMap(renewal -> fingerprints
                        .candidates(transaction.organisation(), renewal.next().code())
                        .stream()
                        .map(candidate -> new Looked(renewal.user(), candidate)))
                .toList();
        return transaction
                .query(
                        """
                        select new.user_id from unnest($2::uuid[], $3::bytea[]) as new (user_id, blind_index)
                        where exists (select from access_code a where a.organisation_id = $1
                            and a.blind_index = new.blind_index and a.user_id = new.user_id)
                        """,
                        transaction.organisation(),
                        looked.stream().map(Looked::user).toArray(UUID[]::new),
                        looked.stream()
                                .map(one -> Columns.bytea(one.candidate()))
                                .toArray(Buffer[]::new))
                .map(rows -> {
                    Set<UUID> users = new HashSet<>();
                    rows.forEach(row -> users.add(row.getUUID("user_id")));
                    return users;
                });
    }

    /** Forgets the values that these people had; the fingerprints stay for the quarantine. */
    public Uni<Void> retire(OrganisationTransaction transaction, List<Renewal> renewals, Instant now) {
        List<Renewal> held = renewals.stream()
                .filter(renewal -> renewal.before().code() != null)
                .toList();
        return transaction
                .update(
                        """
                        update access_code a set state = 'retired', ciphertext = null, retired_at = $2,
                            quarantined_until = old.quarantined_until
                        from unnest($3::uuid[], $4::timestamptz[]) as old (id, quarantined_until)
                        where a.organisation_id = $1 and a.id = old.id
                        """,
                        transaction.organisation(),
                        Columns.timestamptz(now),
                        column(
                                held,
                                UUID[]::new,
                                renewal -> Objects.requireNonNull(
                                                renewal.before().code())
                                        .id()),
                        column(
                                held,
                                OffsetDateTime[]::new,
                                renewal -> Columns.timestamptz(now.plus(renewal.quarantine()))))
                .replaceWithVoid();
    }

    /** Returns the number of the newest of them. The unique index has the last word on whether they are unique. */
    public Uni<Long> add(OrganisationTransaction transaction, List<Renewal> renewals, Instant now) {
        return transaction
                .query(
                        ADD,
                        transaction.organisation(),
                        fingerprints.keyId(),
                        Columns.timestamptz(now),
                        column(renewals, UUID[]::new, renewal -> renewal.next().id()),
                        column(renewals, UUID[]::new, Renewal::user),
                        column(renewals, String[]::new, renewal -> renewal.isActive() ? "active" : "reserved"),
                        column(renewals, Long[]::new, renewal -> renewal.next().version()),
                        column(renewals, Buffer[]::new, renewal -> Columns.bytea(renewal.fingerprint())),
                        column(renewals, Buffer[]::new, renewal -> Columns.bytea(renewal.ciphertext())),
                        column(
                                renewals,
                                Integer[]::new,
                                renewal -> renewal.next().code().length()),
                        column(
                                renewals,
                                String[]::new,
                                renewal -> renewal.next().reason().slug()))
                .map(rows -> rows.iterator().next().getLong("newest"));
    }

    private static <T> T[] column(List<Renewal> renewals, IntFunction<T[]> array, Function<Renewal, T> value) {
        return renewals.stream().map(value).toArray(array);
    }
}
