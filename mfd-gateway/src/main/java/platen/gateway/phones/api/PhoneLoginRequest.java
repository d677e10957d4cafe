package platen.gateway.phones.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Somebody wants to log in with their phone.
 *
 * @param attemptId the device's own id of this attempt; the same when the device sends it again
 */
public record PhoneLoginRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "must be 1 to 100 letters, digits or . _ : -")
        String attemptId) {}
