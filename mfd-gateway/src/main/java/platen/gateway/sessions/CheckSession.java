package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.Activity.SessionSeen;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sessions.domain.SessionFacts;

/** Tells a device whether a session still stands, by what is known now. Asking keeps the session from idling out. */
@ApplicationScoped
public class CheckSession {

    /** A session that stands. */
    public record Standing(Session session, String displayName) {}

    private final SessionTokens tokens;
    private final LoginLookups lookups;
    private final ActivityLog activity;
    private final RecentSessions recent;
    private final Clock clock;

    CheckSession(SessionTokens tokens, LoginLookups lookups, ActivityLog activity, RecentSessions recent, Clock clock) {
        this.tokens = tokens;
        this.lookups = lookups;
        this.activity = activity;
        this.recent = recent;
        this.clock = clock;
    }

    /** Empty when it has ended for whatever reason, and when it never was a session of this device. */
    public Uni<Optional<Standing>> check(PairedDevice device, String sessionId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return tokens.read(device, sessionId)
                .map(session -> lookups.facts(session).chain(facts -> seen(session, facts, now)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Standing>> seen(Session session, SessionFacts facts, Instant now) {
        if (recent.isOver(session)
                || !session.stands(facts, now)
                || facts.displayName().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return activity.add(new SessionSeen(session.organisation(), session.id(), now))
                .replaceWith(
                        Optional.of(new Standing(session, facts.displayName().get())));
    }
}
