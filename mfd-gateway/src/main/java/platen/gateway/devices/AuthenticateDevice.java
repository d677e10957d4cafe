package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.KeyProof;
import platen.gateway.devices.domain.PairedDevice;
import platen.kit.crypto.SecretTokens;

/** Tells which device a token belongs to. */
@ApplicationScoped
public class AuthenticateDevice {

    private final Devices devices;
    private final NoteDeviceSeen noteSeen;
    private final Clock clock;

    AuthenticateDevice(Devices devices, NoteDeviceSeen noteSeen, Clock clock) {
        this.clock = clock;
        this.devices = devices;
        this.noteSeen = noteSeen;
    }

    /** Null when the token is of no paired device, or of one with another key than was proved. */
    public Uni<@Nullable PairedDevice> byToken(String token, Optional<KeyProof> proof) {
        return SecretTokens.parse(token)
                .map(presented -> devices.byToken(presented.organisation(), presented.hash(), proof, clock.instant()))
                .map(found -> found.invoke(this::seen))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** Null when the secret is of no paired device's panel. */
    public Uni<@Nullable PairedDevice> byPanelSecret(String secret) {
        return SecretTokens.parse(secret)
                .map(presented -> devices.byPanelSecret(presented.organisation(), presented.hash()))
                .map(found -> found.invoke(this::seen))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private void seen(@Nullable PairedDevice device) {
        if (device != null) {
            noteSeen.seen(device);
        }
    }
}
