package platen.gateway.registration.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody shows whose a card is.
 *
 * @param attemptId the device's own id of this attempt; the same when the device sends it again
 * @param ticket of the answer to the card's tap
 * @param credential what the person knows; or else
 * @param mailTo to whom the link is to be mailed
 */
public record CardRegistrationRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "must be 1 to 100 letters, digits or . _ : -")
        String attemptId,

        @NotNull @Size(max = 200) String ticket,
        @Nullable @Valid ProvingCredential credential,
        @Nullable @Valid Addressee mailTo) {

    /**
     * @param value the code or the password
     * @param username for {@code password}
     */
    public record ProvingCredential(
            @NotNull ProofType type,
            @NotNull @Size(max = 512) String value,
            @Nullable @Size(max = 320) String username) {

        @Override
        public String toString() {
            return "ProvingCredential[" + type + ", …]";
        }
    }

    /**
     * @param username as the person signs in
     */
    public record Addressee(@NotBlank @Size(max = 320) String username) {

        @Override
        public String toString() {
            return "Addressee[…]";
        }
    }

    /** What a person may prove themselves with. */
    public enum ProofType {
        @JsonProperty("code")
        CODE,
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("one-time-code")
        ONE_TIME_CODE
    }

    @Override
    public String toString() {
        return "CardRegistrationRequest[" + attemptId + "]";
    }
}
