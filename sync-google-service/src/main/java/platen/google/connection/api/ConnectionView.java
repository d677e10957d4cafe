package platen.google.connection.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.domain.ConnectionSettings;

/** A connection without its key, of which only address and id are shown. */
public record ConnectionView(
        KeyView serviceAccountKey,
        String delegatedAdmin,
        String customer,
        String schema,
        String accessCodeField,
        String cardField,
        List<String> orgUnits,
        Mode mode,
        Removal onRemoval,
        @Nullable String noticeAddress,
        Instant createdAt,
        Instant updatedAt) {

    /** Which key it is. */
    public record KeyView(String clientEmail, String keyId) {}

    static ConnectionView of(Connection connection) {
        ConnectionSettings settings = connection.settings();
        return new ConnectionView(
                new KeyView(connection.key().clientEmail(), connection.key().keyId()),
                settings.delegatedAdmin(),
                settings.customer(),
                settings.fields().schema(),
                settings.fields().accessCode(),
                settings.fields().card(),
                settings.orgUnits().paths(),
                Mode.of(settings.mode()),
                Removal.of(settings.onRemoval()),
                settings.noticeAddress(),
                connection.createdAt(),
                connection.updatedAt());
    }
}
