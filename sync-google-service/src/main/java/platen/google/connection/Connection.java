package platen.google.connection;

import java.time.Instant;
import java.util.UUID;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.ServiceAccountKey;
import platen.google.directory.domain.DirectoryAccess;

/**
 * An organisation's connection as it is stored.
 *
 * @param managed which credentials a completed run has found in the directory's schema; they must not vanish from it in silence
 */
public record Connection(
        UUID organisation,
        UUID id,
        long version,
        ConnectionSettings settings,
        ServiceAccountKey key,
        ManagedFields managed,
        Instant createdAt,
        Instant updatedAt) {

    /** What the directory's client needs to know of it. */
    public DirectoryAccess access() {
        return new DirectoryAccess(
                id,
                version,
                key,
                settings.delegatedAdmin(),
                settings.customer(),
                settings.fields().schema());
    }
}
