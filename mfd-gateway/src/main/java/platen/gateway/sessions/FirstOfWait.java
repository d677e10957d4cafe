package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.CredentialKind;

/** A waiting device that keeps trying is told of once per wait and replica, so that it cannot flood the log. */
@ApplicationScoped
class FirstOfWait {

    private record Entrance(UUID deviceId, CredentialKind kind) {}

    /** At the bound all are dropped; the cost is a line in the log. */
    private static final int MOST = 10_000;

    private final Map<Entrance, Instant> told = new ConcurrentHashMap<>();

    boolean is(Attempt attempt, Instant until) {
        if (told.size() >= MOST) {
            told.clear();
        }
        return !until.equals(told.put(new Entrance(attempt.deviceId(), attempt.kind()), until));
    }
}
