package platen.gateway.devices.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks who shows a pairing code.
 *
 * @param pairingCode as the device shows it; case, hyphen and spaces do not matter
 */
public record PreviewRequest(@NotBlank @Size(max = 40) String pairingCode) {

    @Override
    public String toString() {
        return "PreviewRequest[…]";
    }
}
