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
    private final NoteDeviceSeen noteSeen;

    AuthenticateDevice(Devices devices, NoteDeviceSeen noteSeen) {
        this.devices = devices;
        this.noteSeen = noteSeen;
    }

    /** Null when the token is of no paired device. */
    public Uni<@Nullable PairedDevice> byToken(String token) {
        return SecretTokens.parse(token)
                .map(presented -> devices.byToken(presented.organisation(), presented.hash()))
                .map(found -> found.invoke(this::seen))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private void seen(@Nullable PairedDevice device) {
        if (device != null) {
            noteSeen.seen(device);
        }
    }
}
