package platen.accesscode.rotating.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import platen.accesscode.rotating.domain.KeyPurpose;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code key_in_use}, whose rows are the installation's. */
@ApplicationScoped
public class KeysInUse {

    /**
     * A key that rows were written under.
     *
     * @param proof something only this key makes or opens
     */
    public record KeyInUse(KeyPurpose purpose, int keyId, byte[] proof) {

        @Override
        public String toString() {
            return "KeyInUse[" + purpose + ", " + Integer.toUnsignedString(keyId) + "]";
        }
    }

    public Uni<List<KeyInUse>> all(OrganisationTransaction transaction) {
        return transaction
                .query(
                        "select purpose, key_id, proof from key_in_use where organisation_id = $1 order by purpose, since",
                        transaction.organisation())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new KeyInUse(
                                KeyPurpose.of(row.getString("purpose")),
                                row.getInteger("key_id"),
                                row.getBuffer("proof").getBytes()))
                        .toList());
    }

    /** One that is there already stays as it is. */
    public Uni<Void> add(OrganisationTransaction transaction, KeyInUse key, Instant now) {
        return transaction
                .update(
                        """
                        insert into key_in_use (organisation_id, purpose, key_id, proof, since)
                        values ($1, $2, $3, $4, $5) on conflict do nothing
                        """,
                        transaction.organisation(),
                        key.purpose().slug(),
                        key.keyId(),
                        Buffer.buffer(key.proof()),
                        Columns.timestamptz(now))
                .replaceWithVoid();
    }

    public Uni<Void> forget(OrganisationTransaction transaction, KeyInUse key) {
        return transaction
                .update(
                        "delete from key_in_use where organisation_id = $1 and purpose = $2 and key_id = $3",
                        transaction.organisation(),
                        key.purpose().slug(),
                        key.keyId())
                .replaceWithVoid();
    }
}
