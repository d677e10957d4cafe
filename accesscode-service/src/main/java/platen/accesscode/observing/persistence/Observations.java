package platen.accesscode.observing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.observing.domain.Observation;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.FingerprintedValue;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code observation}. The value is kept, encrypted, so that its fingerprint can be made again under another key. */
@ApplicationScoped
public class Observations {

    private static final long VERSION = 1;

    private final DataCipher cipher;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Observations(DataCipher cipher, Fingerprints fingerprints, Clock clock) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    public Uni<@Nullable Observation> last(
            OrganisationTransaction transaction, UUID user, String source, CredentialKind kind) {
        return transaction
                .first("""
                        select blind_index, applied, blind_index is not null and ciphertext is null as bare
                        from observation
                        where organisation_id = $1 and user_id = $2 and source = $3 and kind = $4
                        """, transaction.organisation(), user, source, kind.slug())
                .map(row -> row == null
                        ? null
                        : new Observation(
                                row.getValue("blind_index") == null
                                        ? null
                                        : Fingerprint.of(
                                                row.getBuffer("blind_index").getBytes()),
                                row.getBoolean("applied"),
                                row.getBoolean("bare")));
    }

    /**
     * @param value null when it was cleared
     */
    public Uni<Void> record(
            OrganisationTransaction transaction,
            UUID user,
            String source,
            CredentialKind kind,
            @Nullable FingerprintedValue value,
            boolean applied) {
        UUID organisation = transaction.organisation();
        return transaction
                .update(
                        """
                        insert into observation (organisation_id, user_id, source, kind, blind_index, key_id, ciphertext,
                            applied, observed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (organisation_id, user_id, source, kind) do update set
                            blind_index = excluded.blind_index, key_id = excluded.key_id,
                            ciphertext = excluded.ciphertext, applied = excluded.applied,
                            observed_at = excluded.observed_at
                        """,
                        organisation,
                        user,
                        source,
                        kind.slug(),
                        value == null ? null : Columns.bytea(fingerprints.of(organisation, value)),
                        value == null ? null : fingerprints.keyId(),
                        value == null
                                ? null
                                : Columns.bytea(
                                        cipher.encrypt(context(organisation, user, source, kind.slug()), value.text())),
                        applied,
                        Columns.timestamptz(clock.instant()))
                .replaceWithVoid();
    }

    /** A row has no id of its own, so its key makes one. */
    public static CipherContext context(UUID organisation, UUID user, String source, String kind) {
        String row = "observation|" + user + "|" + kind + "|" + source;
        return new CipherContext(organisation, UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.UTF_8)), VERSION);
    }

    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from observation where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }
}
