package platen.gateway.devices.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.DeviceKey;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/**
 * What a device says of itself.
 *
 * @param publicKey of a key that never leaves the device, as a JWK; its token is then of use with proofs by that key only
 */
public record PairingRequest(
        @NotBlank @Size(max = 100) String serial,
        @NotBlank @Size(max = 100) String model,
        @NotBlank @Size(max = 100) String vendor,
        @Nullable @Valid PublicKey publicKey) {

    /**
     * An EC key (RFC 7518, 6.2.1).
     *
     * @param kty {@code EC}
     * @param crv {@code P-256}
     */
    public record PublicKey(
            @NotNull @Pattern(regexp = "EC", message = "must be EC")
            String kty,

            @NotNull @Pattern(regexp = "P-256", message = "must be P-256")
            String crv,

            @NotNull @Pattern(regexp = COORDINATE, message = "must be 32 bytes in base64url")
            String x,

            @NotNull @Pattern(regexp = COORDINATE, message = "must be 32 bytes in base64url")
            String y) {

        private static final String COORDINATE = "[A-Za-z0-9_-]{43}";

        DeviceKey key() {
            return DeviceKey.of(x, y)
                    .orElseThrow(() -> Problems.invalid(List.of(Violation.at("/publicKey", "must be a point on P-256")))
                            .exception());
        }
    }

    DeviceDescription device() {
        return new DeviceDescription(
                serial, model, vendor, Optional.ofNullable(publicKey).map(PublicKey::key));
    }
}
