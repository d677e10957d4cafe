package platen.accesscode.conflicts.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.conflicts.Conflict;
import platen.accesscode.conflicts.Conflict.Filter;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code conflict}. A person wants one value of a kind at most. */
@ApplicationScoped
public class WantedValues {

    /** A wanted value is never changed in place. */
    private static final long VERSION = 1;

    private static final String PAGE = """
            select c.id, c.kind, c.user_id, c.source, c.since, coalesce(a.user_id, k.user_id) as holder
            from conflict c
            left join access_code a on c.kind = 'access-code' and a.organisation_id = c.organisation_id
                and a.blind_index = c.blind_index and a.state in ('active', 'reserved')
            left join card k on c.kind = 'card' and k.organisation_id = c.organisation_id
                and k.blind_index = c.blind_index
            where c.organisation_id = $1
            """;

    private final DataCipher cipher;
    private final Fingerprints fingerprints;

    WantedValues(DataCipher cipher, Fingerprints fingerprints) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** In place of what the person wanted before. */
    public Uni<Void> add(OrganisationTransaction transaction, WantedValue wanted, Fingerprint fingerprint) {
        UUID organisation = transaction.organisation();
        return withdraw(transaction, wanted.user(), wanted.kind())
                .chain(() -> transaction.update(
                        """
                        insert into conflict
                            (organisation_id, id, user_id, kind, source, blind_index, key_id, ciphertext, since)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """,
                        organisation,
                        wanted.id(),
                        wanted.user(),
                        wanted.kind().slug(),
                        wanted.source(),
                        Columns.bytea(fingerprint),
                        fingerprints.keyId(),
                        Columns.bytea(cipher.encrypt(context(organisation, wanted.id()), wanted.value())),
                        Columns.timestamptz(wanted.since())))
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

    /** Who has waited longest for a value gets it: it is not wanted any more after this. */
    public Uni<@Nullable WantedValue> take(
            OrganisationTransaction transaction, CredentialKind kind, Fingerprint fingerprint) {
        return transaction
                .first("""
                        delete from conflict where organisation_id = $1 and id = (
                            select id from conflict
                            where organisation_id = $1 and kind = $2 and blind_index = $3
                            order by since, id limit 1)
                        returning id, user_id, kind, source, ciphertext, since
                        """, transaction.organisation(), kind.slug(), Columns.bytea(fingerprint))
                .map(row -> row == null ? null : wanted(transaction.organisation(), row));
    }

    /** Oldest first. Only the conditions asked for are in the statement, so that each has its index. */
    public Uni<List<Conflict>> page(
            OrganisationTransaction transaction, Filter filter, Conflict.@Nullable Place after, int limit) {
        var sql = new StringBuilder(PAGE);
        List<Object> parameters = new ArrayList<>(List.of(transaction.organisation()));
        if (filter.user() != null) {
            parameters.add(filter.user());
            sql.append(" and c.user_id = $").append(parameters.size());
        }
        if (filter.kind() != null) {
            parameters.add(filter.kind().slug());
            sql.append(" and c.kind = $").append(parameters.size());
        }
        if (after != null) {
            parameters.add(Columns.timestamptz(after.since()));
            sql.append(" and (c.since, c.id) > ($").append(parameters.size());
            parameters.add(after.id());
            sql.append(", $").append(parameters.size()).append(")");
        }
        parameters.add(limit);
        sql.append(" order by c.since, c.id limit $").append(parameters.size());
        return transaction
                .query(sql.toString(), parameters.toArray())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WantedValues::conflict)
                        .toList());
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
                row.getOffsetDateTime("since").toInstant());
    }

    private static Conflict conflict(Row row) {
        return new Conflict(
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("user_id"),
                row.getUUID("holder"),
                row.getString("source"),
                row.getOffsetDateTime("since").toInstant());
    }

    private static CipherContext context(UUID organisation, UUID id) {
        return new CipherContext(organisation, id, VERSION);
    }
}
