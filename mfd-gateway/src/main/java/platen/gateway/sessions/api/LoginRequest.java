package platen.gateway.sessions.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody shows a credential.
 *
 * @param attemptId the device's own id of this attempt; the same when the device sends it again
 */
public record LoginRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "must be 1 to 100 letters, digits or . _ : -")
        String attemptId,

        @NotNull @Valid CredentialRequest credential) {

    /**
     * @param value as the keypad or the reader delivered it
     * @param pin for {@code card_pin}
     * @param username for {@code password}
     */
    public record CredentialRequest(
            @NotNull CredentialType type,
            @NotNull @Size(max = 512) String value,
            @Nullable @Size(max = 64) String pin,
            @Nullable @Size(max = 320) String username) {

        @Override
        public String toString() {
            return "CredentialRequest[" + type + ", …]";
        }
    }

    /** What the contract knows. Not all of it is served yet. */
    public enum CredentialType {
        @JsonProperty("code")
        CODE,
        @JsonProperty("card")
        CARD,
        @JsonProperty("card_pin")
        CARD_PIN,
        @JsonProperty("password")
        PASSWORD
    }
}
