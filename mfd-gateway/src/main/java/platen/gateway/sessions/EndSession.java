package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import platen.gateway.devices.domain.PairedDevice;

/** Somebody logs out. */
@ApplicationScoped
public class EndSession {

    private final SessionTokens tokens;
    private final SessionRecords records;
    private final Clock clock;

    EndSession(SessionTokens tokens, SessionRecords records, Clock clock) {
        this.tokens = tokens;
        this.records = records;
        this.clock = clock;
    }

    /** False when it never was a session of this device. Ending one twice is ending it once. */
    public Uni<Boolean> end(PairedDevice device, String sessionId) {
        return tokens.read(device, sessionId)
                .map(session -> records.end(session, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
