package platen.accesscode.rotating.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.organisation.OrganisationTransaction;

/** Writes values anew under the keys in use: each is opened, sealed again and gets the fingerprint it has from now on. */
@ApplicationScoped
public class KeyedRows {

    private static final Logger LOG = Logger.getLogger(KeyedRows.class);
    private static final byte TINK_PREFIX = 1;

    private final DataCipher cipher;
    private final Fingerprints fingerprints;

    KeyedRows(DataCipher cipher, Fingerprints fingerprints) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** What of these people is under older keys. They must be locked. */
    public Uni<Renewal> renew(OrganisationTransaction transaction, Collection<UUID> people) {
        Uni<Renewal> all = Uni.createFrom().item(Renewal.NONE);
        for (KeyedTable table : KeyedTable.values()) {
            all = all.chain(before -> renew(transaction, table, people).map(before::and));
        }
        return all;
    }

    private Uni<Renewal> renew(OrganisationTransaction transaction, KeyedTable table, Collection<UUID> people) {
        return transaction
                .query(
                        table.select(),
                        transaction.organisation(),
                        people.toArray(UUID[]::new),
                        fingerprints.keyId(),
                        Buffer.buffer(prefix()))
                .chain(rows -> write(transaction, table, rows));
    }

    private Buffer fingerprint(UUID organisation, KeyedTable table, Row row, byte[] value) {
        return table.hasFingerprint()
                ? Columns.bytea(
                        fingerprints.of(organisation, table.value(row, new String(value, StandardCharsets.UTF_8))))
                : Buffer.buffer();
    }

    private byte[] prefix() {
        return ByteBuffer.allocate(1 + Integer.BYTES)
                .put(TINK_PREFIX)
                .putInt(cipher.keyId())
                .array();
    }

    private Uni<Renewal> write(OrganisationTransaction transaction, KeyedTable table, RowSet<Row> rows) {
        UUID organisation = transaction.organisation();
        List<String> places = new ArrayList<>();
        List<Buffer> indexes = new ArrayList<>();
        List<Buffer> ciphertexts = new ArrayList<>();
        Set<UUID> findable = new HashSet<>();
        int unreadable = 0;
        for (Row row : rows) {
            CipherContext context = table.context(organisation, row);
            try {
                byte[] value =
                        cipher.decrypt(context, row.getBuffer("ciphertext").getBytes());
                indexes.add(fingerprint(organisation, table, row, value));
                ciphertexts.add(Buffer.buffer(cipher.encrypt(context, value)));
                places.add(row.getString("place"));
            } catch (DecryptionFailed foreign) {
                unreadable++;
                continue;
            }
            Integer keyId = row.getInteger("key_id");
            if (table.isFoundByDevices() && (keyId == null || keyId != fingerprints.keyId())) {
                findable.add(row.getUUID("user_id"));
            }
        }
        if (unreadable > 0) {
            LOG.warnf("No key held here opens %d rows of %s; they stay as they are", unreadable, table);
        }
        var renewal = new Renewal(places.size(), unreadable, findable);
        return places.isEmpty()
                ? Uni.createFrom().item(renewal)
                : transaction
                        .update(
                                table.update(),
                                organisation,
                                places.toArray(String[]::new),
                                indexes.toArray(Buffer[]::new),
                                ciphertexts.toArray(Buffer[]::new),
                                fingerprints.keyId())
                        .replaceWith(renewal);
    }
}
