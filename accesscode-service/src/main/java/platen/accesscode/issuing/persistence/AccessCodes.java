package platen.accesscode.issuing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code access_code}. A ciphertext is bound to organisation, person and version, and written anew with each. */
@ApplicationScoped
public class AccessCodes {

    private final DataCipher cipher;
    private final Fingerprints fingerprints;

    AccessCodes(DataCipher cipher, Fingerprints fingerprints) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** The code a person has, working or reserved. */
    public Uni<@Nullable HeldCode> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .first("""
                        select id, state, version, ciphertext, origin, source, reason, issued_at from access_code
                        where organisation_id = $1 and user_id = $2 and state in ('active', 'reserved')
                        """, transaction.organisation(), user)
                .map(row -> row == null ? null : held(transaction.organisation(), user, row));
    }

    /**
     * Whose code it is, working or reserved.
     *
     * @param candidates all fingerprints the code may be under
     */
    public Uni<@Nullable UUID> holder(OrganisationTransaction transaction, Collection<Fingerprint> candidates) {
        return transaction
                .first("""
                        select user_id from access_code
                        where organisation_id = $1 and blind_index = any($2) and state in ('active', 'reserved')
                        """, transaction.organisation(), Columns.byteas(candidates))
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }

    /**
     * Whether a code cannot be given to a person at that time: it or one close to it is held or in quarantine, or they had
     * it before, however long ago.
     *
     * @param code all fingerprints the code may be under
     * @param close all that the codes close to it may be under
     */
    public Uni<Boolean> isOccupied(
            OrganisationTransaction transaction,
            UUID user,
            Collection<Fingerprint> code,
            Collection<Fingerprint> close,
            Instant now) {
        Set<Fingerprint> all = new HashSet<>(close);
        all.addAll(code);
        return transaction
                .first(
                        """
                        select 1 from access_code where organisation_id = $1 and blind_index = any($2)
                        and (state <> 'retired' or quarantined_until > $3 or user_id = $4 and blind_index = any($5)) limit 1
                        """,
                        transaction.organisation(),
                        Columns.byteas(all),
                        Columns.timestamptz(now),
                        user,
                        Columns.byteas(code))
                .map(row -> row != null);
    }

    /** How many of these codes are somebody's. */
    public Uni<Integer> countHeld(OrganisationTransaction transaction, Collection<Fingerprint> codes) {
        return transaction
                .query("""
                        select count(*)::int as held from access_code
                        where organisation_id = $1 and blind_index = any($2) and state in ('active', 'reserved')
                        """, transaction.organisation(), Columns.byteas(codes))
                .map(rows -> rows.iterator().next().getInteger("held"));
    }

    /** How many of these codes are somebody's, a person's own left out. */
    public Uni<Integer> countHeldBut(
            OrganisationTransaction transaction, Collection<Fingerprint> codes, @Nullable UUID person) {
        return transaction
                .query("""
                        select count(*)::int as held from access_code
                        where organisation_id = $1 and blind_index = any($2) and state in ('active', 'reserved')
                        and ($3::uuid is null or user_id <> $3)
                        """, transaction.organisation(), Columns.byteas(codes), person)
                .map(rows -> rows.iterator().next().getInteger("held"));
    }

    /** Whose codes they are, working or reserved, of those that are somebody's. */
    public Uni<Map<Fingerprint, UUID>> holders(OrganisationTransaction transaction, Collection<Fingerprint> codes) {
        return transaction
                .query("""
                        select blind_index, user_id from access_code
                        where organisation_id = $1 and blind_index = any($2) and state in ('active', 'reserved')
                        """, transaction.organisation(), Columns.byteas(codes))
                .map(Columns::holders);
    }

    /** The codes that people have, working or reserved. */
    public Uni<Map<UUID, HeldCode>> ofAll(OrganisationTransaction transaction, Collection<UUID> users) {
        return transaction
                .query("""
                        select user_id, id, state, version, ciphertext, origin, source, reason, issued_at
                        from access_code
                        where organisation_id = $1 and user_id = any($2) and state in ('active', 'reserved')
                        """, transaction.organisation(), users.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, HeldCode> held = new HashMap<>();
                    rows.forEach(row -> held.put(
                            row.getUUID("user_id"), held(transaction.organisation(), row.getUUID("user_id"), row)));
                    return held;
                });
    }

    /** Lengths of which there is, or was, a code: kept as bits beside the policy. */
    public Uni<Set<Integer>> lengthsInUse(OrganisationTransaction transaction) {
        return transaction
                .first("select lengths_in_use from code_space where organisation_id = $1", transaction.organisation())
                .map(row -> row == null
                        ? Set.of()
                        : BitSet.valueOf(new long[] {row.getInteger("lengths_in_use")}).stream()
                                .boxed()
                                .collect(Collectors.toSet()));
    }

    public Uni<Void> add(OrganisationTransaction transaction, UUID user, HeldCode held) {
        UUID organisation = transaction.organisation();
        return transaction
                .update(
                        """
                        insert into access_code (organisation_id, id, user_id, state, version, blind_index, key_id,
                            ciphertext, length, origin, source, reason, issued_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        """,
                        organisation,
                        held.id(),
                        user,
                        state(held),
                        held.version(),
                        Columns.bytea(fingerprints.of(organisation, held.code())),
                        fingerprints.keyId(),
                        Columns.bytea(encrypted(organisation, user, held)),
                        held.code().length(),
                        held.origin().slug(),
                        source(held),
                        held.reason().slug(),
                        Columns.timestamptz(held.issuedAt()))
                .replaceWithVoid();
    }

    /** Another state, version, origin or reason of the same code. Its end, if one was announced, is not of this version. */
    public Uni<Void> update(OrganisationTransaction transaction, UUID user, HeldCode held) {
        return transaction
                .update(
                        """
                        update access_code set state = $3, version = $4, ciphertext = $5, origin = $6, source = $7,
                            reason = $8, issued_at = $9, expires_at = null
                        where organisation_id = $1 and id = $2
                        """,
                        transaction.organisation(),
                        held.id(),
                        state(held),
                        held.version(),
                        Columns.bytea(encrypted(transaction.organisation(), user, held)),
                        held.origin().slug(),
                        source(held),
                        held.reason().slug(),
                        Columns.timestamptz(held.issuedAt()))
                .replaceWithVoid();
    }

    /** Forgets the value; the fingerprint stays for the quarantine. */
    public Uni<Void> retire(OrganisationTransaction transaction, HeldCode held, Instant now, Instant quarantinedUntil) {
        return transaction
                .update(
                        """
                        update access_code set state = 'retired', ciphertext = null, retired_at = $3,
                            quarantined_until = $4
                        where organisation_id = $1 and id = $2
                        """,
                        transaction.organisation(),
                        held.id(),
                        Columns.timestamptz(now),
                        Columns.timestamptz(quarantinedUntil))
                .replaceWithVoid();
    }

    private byte[] encrypted(UUID organisation, UUID user, HeldCode held) {
        return cipher.encrypt(
                new CipherContext(organisation, user, held.version()),
                held.code().value());
    }

    private HeldCode held(UUID organisation, UUID user, Row row) {
        UUID id = row.getUUID("id");
        long version = row.getLong("version");
        var context = new CipherContext(organisation, user, version);
        var code = new AccessCode(
                cipher.decryptText(context, row.getBuffer("ciphertext").getBytes()));
        CodeOrigin origin = origin(row);
        IssueReason reason = IssueReason.of(row.getString("reason"));
        Instant issuedAt = row.getOffsetDateTime("issued_at").toInstant();
        return row.getString("state").equals("active")
                ? new HeldCode.Active(id, code, version, origin, reason, issuedAt)
                : new HeldCode.Reserved(id, code, version, origin, reason, issuedAt);
    }

    private static String state(HeldCode held) {
        return switch (held) {
            case HeldCode.Active active -> "active";
            case HeldCode.Reserved reserved -> "reserved";
        };
    }

    private static CodeOrigin origin(Row row) {
        return switch (row.getString("origin")) {
            case "generated" -> CodeOrigin.GENERATED;
            case "typed" -> CodeOrigin.TYPED;
            case "imported" -> CodeOrigin.IMPORTED;
            default -> new CodeOrigin.Synced(row.getString("source"));
        };
    }

    private static @Nullable String source(HeldCode held) {
        return held.origin() instanceof CodeOrigin.Synced synced ? synced.source() : null;
    }
}
