package platen.scim.users.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/**
 * {@code person-observed}: full state of one person as the identity provider has it.
 *
 * @param externalId our SCIM id
 * @param observationId what the sealed values are bound to
 * @param credentials those the provider manages
 */
record PersonObserved(
        String source,
        String externalId,
        UUID observationId,
        String userName,
        String displayName,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String department,
        @Nullable String office,
        boolean active,
        Map<String, Credential> credentials) {

    /** {@code cleared} without a value, {@code set} with one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Credential(String state, @Nullable Sealed sealed) {}

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "PersonObserved[" + observationId + "]";
    }
}
