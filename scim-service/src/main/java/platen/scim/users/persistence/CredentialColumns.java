package platen.scim.users.persistence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.scim.protocol.ScimJson;
import platen.scim.users.ScimUser;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;
import platen.scim.users.domain.Credentials;
import platen.scim.users.domain.SuppliedValue;

/** Credentials as they are stored: both values in one ciphertext bound to user and version, and a blind index of each. */
@ApplicationScoped
class CredentialColumns {

    private static final String UNMANAGED = "unmanaged";
    private static final String CLEARED = "cleared";
    private static final String HELD = "held";

    private final DataCipher cipher;
    private final BlindIndex index;

    CredentialColumns(DataCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    static String state(CredentialState state) {
        return switch (state) {
            case CredentialState.Unmanaged nothingSaid -> UNMANAGED;
            case CredentialState.Cleared cleared -> CLEARED;
            case CredentialState.Held held -> HELD;
        };
    }

    /** Null when there is nothing to keep secret. */
    @Nullable
    Buffer secrets(UUID organisation, ScimUser user) {
        ObjectNode values = ScimJson.object();
        for (CredentialKind kind : CredentialKind.values()) {
            if (user.credentials().of(kind) instanceof CredentialState.Held held) {
                values.put(kind.attribute(), held.written());
            }
        }
        return values.isEmpty()
                ? null
                : Buffer.buffer(
                        cipher.encrypt(new CipherContext(organisation, user.id(), user.version()), values.toString()));
    }

    @Nullable
    Buffer index(UUID organisation, ScimUser user, CredentialKind kind) {
        return user.credentials().of(kind) instanceof CredentialState.Held held
                ? Buffer.buffer(index.of(organisation, kind.word(), held.canonical()))
                : null;
    }

    int indexKeyId() {
        return index.keyId();
    }

    Credentials read(UUID organisation, Row row) {
        ObjectNode values = row.getBuffer("secrets") == null
                ? ScimJson.object()
                : ScimJson.readOwn(cipher.decryptText(
                        new CipherContext(organisation, row.getUUID("scim_user_id"), row.getLong("version")),
                        row.getBuffer("secrets").getBytes()));
        return new Credentials(
                state(CredentialKind.ACCESS_CODE, row.getString("access_code_state"), values),
                state(CredentialKind.CARD, row.getString("card_state"), values));
    }

    private static CredentialState state(CredentialKind kind, String state, ObjectNode values) {
        return switch (state) {
            case UNMANAGED -> CredentialState.UNMANAGED;
            case CLEARED -> CredentialState.CLEARED;
            default -> held(kind, values.path(kind.attribute()).asText());
        };
    }

    private static CredentialState held(CredentialKind kind, String written) {
        return switch (kind.read(written)) {
            case SuppliedValue.Canonical canonical -> new CredentialState.Held(written, canonical.value());
            case SuppliedValue.Refused refused ->
                throw new IllegalStateException("A stored " + kind.attribute() + " " + refused.rule());
        };
    }
}
