package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import platen.gateway.devices.Pairings.Waiting;
import platen.gateway.devices.domain.PairingCode;

/** An administrator looks at the device that shows a pairing code before approving it. */
@ApplicationScoped
public class PreviewPairing {

    private final Pairings pairings;
    private final Clock clock;

    PreviewPairing(Pairings pairings, Clock clock) {
        this.pairings = pairings;
        this.clock = clock;
    }

    /** Empty when no device waits with this code. */
    public Uni<Optional<Waiting>> preview(Optional<PairingCode> typed) {
        return typed.map(code -> pairings.waiting(code, clock.instant()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
