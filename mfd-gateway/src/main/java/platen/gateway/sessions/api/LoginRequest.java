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
     * @param value as the keypad or the reader delivered it; for {@code password} the password. Not with a ticket
     * @param ticket in place of the value, for a {@code card_pin} whose card was shown before
     * @param pin for {@code card_pin}
     * @param username for {@code password}
     */
    @CompleteCredential
    public record CredentialRequest(
            @NotNull CredentialType type,
            @Nullable @Size(max = 512) String value,
            @Nullable @Size(max = 128) String ticket,
            @Nullable @Size(min = 1, max = 64) String pin,
            @Nullable @Size(max = 320) String username) {
        @Override
        public String toString() {
            return "CredentialRequest[" + type + ", …]";
        }
    }

    public enum CredentialType {
        @JsonProperty("code")
        CODE,
        @JsonProperty("card")
        CARD,
        @JsonProperty("card_pin")
        CARD_PIN,
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("one-time-code")
        ONE_TIME_CODE
    }
}
