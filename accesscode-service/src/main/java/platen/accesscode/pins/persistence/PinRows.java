package platen.accesscode.pins.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.pins.domain.CardPin;
import platen.accesscode.pins.domain.PinHash;
import platen.accesscode.secrets.Columns;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code card_pin}. Its writers hold the person's lock. */
@ApplicationScoped
public class PinRows {

    private final DataCipher cipher;

    PinRows(DataCipher cipher) {
        this.cipher = cipher;
    }

    /** With version 0 when the person never had one. */
    public Uni<CardPin> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .first("""
                        select id, version, ciphertext, changed_at from card_pin
                        where organisation_id = $1 and user_id = $2
                        """, transaction.organisation(), user)
                .map(row -> row == null ? CardPin.none(user) : pin(transaction.organisation(), user, row));
    }

    public Uni<Void> write(OrganisationTransaction transaction, CardPin pin) {
        return transaction
                .update(
                        """
                        insert into card_pin (organisation_id, user_id, id, version, ciphertext, changed_at)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (organisation_id, user_id) do update set
                            version = excluded.version, ciphertext = excluded.ciphertext,
                            changed_at = excluded.changed_at
                        """,
                        transaction.organisation(),
                        pin.user(),
                        pin.id(),
                        pin.version(),
                        encrypted(transaction.organisation(), pin),
                        Columns.nullableTimestamptz(pin.changedAt()))
                .replaceWithVoid();
    }

    private @Nullable Buffer encrypted(UUID organisation, CardPin pin) {
        PinHash hash = pin.hash();
        return hash == null
                ? null
                : Columns.bytea(cipher.encrypt(context(organisation, pin.id(), pin.version()), hash.phc()));
    }

    private CardPin pin(UUID organisation, UUID user, Row row) {
        UUID id = row.getUUID("id");
        long version = row.getLong("version");
        var ciphertext = row.getBuffer("ciphertext");
        PinHash hash = ciphertext == null
                ? null
                : new PinHash(cipher.decryptText(context(organisation, id, version), ciphertext.getBytes()));
        return new CardPin(
                id, user, version, hash, row.getOffsetDateTime("changed_at").toInstant());
    }

    /** The row's id, not the person's: the ciphertext of their code of the same version must not open here. */
    private static CipherContext context(UUID organisation, UUID id, long version) {
        return new CipherContext(organisation, id, version);
    }
}
