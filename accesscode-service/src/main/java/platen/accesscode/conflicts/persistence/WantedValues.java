package platen.accesscode.conflicts.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.conflicts.Conflict;
import platen.accesscode.conflicts.Conflict.Filter;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.conflicts.domain.WantedValue.Awaited;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.FingerprintedValue;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code conflict}. A person wants one code at most. */
@ApplicationScoped
public class WantedValues {

    /** A wanted value is never changed in place. */
    private static final long VERSION = 1;

    private static final String PAGE = """
            select id, kind, user_id, source, since, notify, awaited_until, first_code, ciphertext from conflict
            where organisation_id = $1 and awaited_until is null
            """;

    private static final String HOLDERS = """
            select user_id, blind_index, 'access-code' as kind from access_code
            where organisation_id = $1 and blind_index = any($2) and state in ('active', 'reserved')
            union all
            select user_id, blind_index, 'card' from card where organisation_id = $1 and blind_index = any($2)
            """;

    private final Pool pool;
    private final DataCipher cipher;
    private final Fingerprints fingerprints;

    WantedValues(Pool pool, DataCipher cipher, Fingerprints fingerprints) {
        this.pool = pool;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** A code in place of the one the person wanted before, a card besides the others. */
    public Uni<Void> add(OrganisationTransaction transaction, WantedValue wanted, Fingerprint fingerprint) {
        UUID organisation = transaction.organisation();
        Awaited awaited = wanted.awaited();
        Uni<Void> first = wanted.kind() == CredentialKind.ACCESS_CODE
                ? withdraw(transaction, wanted.user(), wanted.kind())
                : Uni.createFrom().voidItem();
        return first.chain(() -> transaction.update(
                        """
                        insert into conflict
                            (organisation_id, id, user_id, kind, source, blind_index, key_id, ciphertext, since,
                            notify, awaited_until, first_code)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        on conflict (organisation_id, user_id, kind, blind_index) do nothing
                        """,
                        organisation,
                        wanted.id(),
                        wanted.user(),
                        wanted.kind().slug(),
                        wanted.source(),
                        Columns.bytea(fingerprint),
                        fingerprints.keyId(),
                        Columns.bytea(cipher.encrypt(context(organisation, wanted.id()), wanted.value())),
                        Columns.timestamptz(wanted.since()),
                        wanted.notifies(),
                        awaited == null ? null : Columns.timestamptz(awaited.until()),
                        awaited != null && awaited.firstCode()))
                .replaceWithVoid();
    }

    public Uni<Void> withdraw(OrganisationTransaction transaction, UUID user, CredentialKind kind) {
        return transaction
                .update(
                        "delete from conflict where organisation_id = $1 and user_id = $2 and kind = $3",
                        transaction.organisation(),
                        user,
                        kind.slug())
                .replaceWithVoid();
    }

    /** Who was promised a value gets it, else who has waited longest: it is not wanted any more after this. */
    public Uni<@Nullable WantedValue> take(
            OrganisationTransaction transaction, CredentialKind kind, Collection<Fingerprint> candidates) {
        return transaction
                .first("""
                        delete from conflict where organisation_id = $1 and id = (
                            select id from conflict
                            where organisation_id = $1 and kind = $2 and blind_index = any($3)
                            order by awaited_until is null, since, id limit 1)
                        returning id, user_id, kind, source, ciphertext, since, notify, awaited_until, first_code
                        """, transaction.organisation(), kind.slug(), Columns.byteas(candidates))
                .map(row -> row == null ? null : wanted(transaction.organisation(), row));
    }

    /** The code that a person waits for its holder to give up. */
    public Uni<@Nullable WantedValue> awaited(OrganisationTransaction transaction, UUID user) {
        return transaction
                .first("""
                        select id, user_id, kind, source, ciphertext, since, notify, awaited_until, first_code from conflict
                        where organisation_id = $1 and user_id = $2 and kind = 'access-code' and awaited_until is not null
                        """, transaction.organisation(), user)
                .map(row -> row == null ? null : wanted(transaction.organisation(), row));
    }

    /** What has been waited for in vain until then, longest first: taken out, for whoever asks to decide. */
    public Uni<List<WantedValue>> takeLate(OrganisationTransaction transaction, Instant now, int most) {
        return transaction
                .query("""
                        delete from conflict where organisation_id = $1 and id in (
                            select id from conflict where organisation_id = $1 and awaited_until <= $2
                            order by awaited_until limit $3)
                        returning id, user_id, kind, source, ciphertext, since, notify, awaited_until, first_code
                        """, transaction.organisation(), Columns.timestamptz(now), most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> wanted(transaction.organisation(), row))
                        .sorted(Comparator.comparing(WantedValue::since))
                        .toList());
    }

    /** Which organisations have any of those: the one question asked across them. */
    public Uni<List<UUID>> organisationsWithLate(Instant now) {
        return pool.preparedQuery("select organisations_with_late_handovers($1)")
                .execute(Tuple.of(Columns.timestamptz(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    /** Oldest first. Only the conditions asked for are in the statement, so that each has its index. */
    public Uni<List<Conflict>> page(
            OrganisationTransaction transaction, Filter filter, Conflict.@Nullable Place after, int limit) {
        var sql = new StringBuilder(PAGE);
        List<Object> parameters = new ArrayList<>(List.of(transaction.organisation()));
        if (filter.user() != null) {
            parameters.add(filter.user());
            sql.append(" and user_id = $").append(parameters.size());
        }
        if (filter.kind() != null) {
            parameters.add(filter.kind().slug());
            sql.append(" and kind = $").append(parameters.size());
        }
        if (after != null) {
            parameters.add(Columns.timestamptz(after.since()));
            sql.append(" and (since, id) > ($").append(parameters.size());
            parameters.add(after.id());
            sql.append(", $").append(parameters.size()).append(")");
        }
        parameters.add(limit);
        sql.append(" order by since, id limit $").append(parameters.size());
        return transaction
                .query(sql.toString(), parameters.toArray())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> wanted(transaction.organisation(), row))
                        .toList())
                .chain(found -> withHolders(transaction, found));
    }

    private record Sought(String kind, Fingerprint fingerprint) {}

    /** A holder's row may be under another key than the conflict's, so values are looked up and not joined. */
    private Uni<List<Conflict>> withHolders(OrganisationTransaction transaction, List<WantedValue> found) {
        Map<UUID, List<Sought>> sought =
                found.stream().collect(Collectors.toMap(WantedValue::id, wanted -> sought(transaction, wanted)));
        List<Fingerprint> all = sought.values().stream()
                .flatMap(List::stream)
                .map(Sought::fingerprint)
                .toList();
        return transaction
                .query(HOLDERS, transaction.organisation(), Columns.byteas(all))
                .map(rows -> {
                    Map<Sought, UUID> holders = new HashMap<>();
                    rows.forEach(row -> holders.put(
                            new Sought(
                                    row.getString("kind"),
                                    Fingerprint.of(row.getBuffer("blind_index").getBytes())),
                            row.getUUID("user_id")));
                    return found.stream()
                            .map(wanted -> conflict(wanted, holder(sought.get(wanted.id()), holders)))
                            .toList();
                });
    }

    private List<Sought> sought(OrganisationTransaction transaction, WantedValue wanted) {
        String kind = wanted.kind().slug();
        return fingerprints
                .candidates(transaction.organisation(), new FingerprintedValue(kind, wanted.value()))
                .stream()
                .map(candidate -> new Sought(kind, candidate))
                .toList();
    }

    private static @Nullable UUID holder(@Nullable List<Sought> sought, Map<Sought, UUID> holders) {
        return sought == null
                ? null
                : sought.stream()
                        .filter(holders::containsKey)
                        .map(holders::get)
                        .findFirst()
                        .orElse(null);
    }

    private WantedValue wanted(UUID organisation, Row row) {
        UUID id = row.getUUID("id");
        byte[] ciphertext = row.getBuffer("ciphertext").getBytes();
        return new WantedValue(
                id,
                row.getUUID("user_id"),
                CredentialKind.of(row.getString("kind")),
                row.getString("source"),
                cipher.decryptText(context(organisation, id), ciphertext),
                row.getOffsetDateTime("since").toInstant(),
                row.getBoolean("notify"),
                awaited(row));
    }

    private static @Nullable Awaited awaited(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("awaited_until");
        return until == null ? null : new Awaited(until.toInstant(), row.getBoolean("first_code"));
    }

    private static Conflict conflict(WantedValue wanted, @Nullable UUID holder) {
        return new Conflict(wanted.id(), wanted.kind().slug(), wanted.user(), holder, wanted.source(), wanted.since());
    }

    private static CipherContext context(UUID organisation, UUID id) {
        return new CipherContext(organisation, id, VERSION);
    }
}
