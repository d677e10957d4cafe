package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.kit.crypto.SecretTokens;

/** Tells which device a token belongs to. */
@ApplicationScoped
public class AuthenticateDevice {

    private final Devices devices;

    AuthenticateDevice(Devices devices) {
        this.devices = devices;
    }

    /** Null when the token is of no paired device. */
    public Uni<@Nullable PairedDevice> byToken(String token) {
        return SecretTokens.parse(token)
                .map(presented -> devices.byToken(presented.organisation(), presented.hash()))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }
}
