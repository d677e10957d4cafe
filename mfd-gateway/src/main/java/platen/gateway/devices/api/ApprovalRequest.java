package platen.gateway.devices.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Takes a device into the organisation.
 *
 * @param pairingCode as the device shows it; case, hyphen and spaces do not matter
 * @param site where it stands
 */
public record ApprovalRequest(
        @NotBlank @Size(max = 40) String pairingCode,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String site) {

    @Override
    public String toString() {
        return "ApprovalRequest[" + name + "]";
    }
}
