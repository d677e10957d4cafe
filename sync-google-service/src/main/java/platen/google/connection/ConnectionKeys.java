package platen.google.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.google.connection.domain.ServiceAccountKey;
import platen.google.connection.domain.StoredKey;
import platen.google.directory.domain.DirectoryAccess;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/** Encrypts private keys for keeping, bound to organisation and connection, and opens them for a call to Google. */
@ApplicationScoped
public class ConnectionKeys {

    private final DataCipher cipher;

    ConnectionKeys(DataCipher cipher) {
        this.cipher = cipher;
    }

    StoredKey encrypt(UUID organisation, UUID connection, long version, ServiceAccountKey key) {
        byte[] encrypted = cipher.encrypt(new CipherContext(organisation, connection, version), key.privateKey());
        return new StoredKey(key.clientEmail(), key.keyId(), encrypted, version);
    }

    /** What the directory's client needs to know of a connection. */
    public DirectoryAccess access(Connection connection) {
        StoredKey stored = connection.key();
        var context = new CipherContext(connection.organisation(), connection.id(), stored.version());
        return new DirectoryAccess(
                connection.id(),
                connection.version(),
                new ServiceAccountKey(
                        stored.clientEmail(), stored.keyId(), cipher.decryptText(context, stored.encrypted())),
                connection.settings().delegatedAdmin(),
                connection.settings().customer(),
                connection.settings().fields().schema(),
                !connection.settings().orgUnits().paths().isEmpty());
    }
}
