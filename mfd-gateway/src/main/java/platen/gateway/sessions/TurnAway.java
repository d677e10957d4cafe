package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.gateway.sessions.domain.Activity.TurnedAway;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.CredentialKind;

/** Tells a device to wait. Who keeps trying is told of once per wait and replica, so that they cannot flood the log. */
@ApplicationScoped
class TurnAway {

    private record Entrance(UUID deviceId, CredentialKind kind) {}

    /** At the bound all are dropped; the cost is a line in the log. */
    private static final int MOST = 10_000;

    private final ActivityLog activity;
    private final LoginMeters meters;
    private final Map<Entrance, Instant> told = new ConcurrentHashMap<>();

    TurnAway(ActivityLog activity, LoginMeters meters) {
        this.activity = activity;
        this.meters = meters;
    }

    Uni<LoginOutcome> until(Attempt attempt, Instant until) {
        meters.throttled(attempt);
        LoginOutcome answer = new LoginOutcome.Wait(Duration.between(attempt.at(), until));
        return isFirst(attempt, until)
                ? activity.add(new TurnedAway(attempt)).replaceWith(answer)
                : Uni.createFrom().item(answer);
    }

    private boolean isFirst(Attempt attempt, Instant until) {
        if (told.size() >= MOST) {
            told.clear();
        }
        return !until.equals(told.put(new Entrance(attempt.deviceId(), attempt.kind()), until));
    }
}
