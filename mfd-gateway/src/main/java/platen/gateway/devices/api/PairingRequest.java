package platen.gateway.devices.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a device says of itself. */
public record PairingRequest(
        @NotBlank @Size(max = 100) String serial,
        @NotBlank @Size(max = 100) String model,
        @NotBlank @Size(max = 100) String vendor) {}
