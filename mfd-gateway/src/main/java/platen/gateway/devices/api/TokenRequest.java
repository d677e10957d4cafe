package platen.gateway.devices.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Proof that the caller is the device that asked to be paired. */
public record TokenRequest(@NotBlank @Size(max = 200) String pairingSecret) {

    @Override
    public String toString() {
        return "TokenRequest[…]";
    }
}
