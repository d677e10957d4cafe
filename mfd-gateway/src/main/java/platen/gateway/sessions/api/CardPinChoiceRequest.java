package platen.gateway.sessions.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody chooses the PIN of their cards.
 *
 * @param attemptId the device's own id of this attempt; the same when the device sends it again
 * @param ticket that came with {@code set_pin}
 * @param code the person's access code, as the keypad delivered it
 */
public record CardPinChoiceRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "must be 1 to 100 letters, digits or . _ : -")
        String attemptId,

        @NotNull @Size(max = 128) String ticket,
        @NotNull @Size(max = 512) String code,

        @NotNull @Size(max = 64) @Schema(description = "4 to 10 digits", writeOnly = true)
        String pin) {

    @Override
    public String toString() {
        return "CardPinChoiceRequest[…]";
    }
}
