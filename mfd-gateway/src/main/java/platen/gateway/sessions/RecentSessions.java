package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.gateway.sessions.domain.OpenSession;
import platen.gateway.sessions.domain.Session;

/**
 * The newest session of each device while its record, and with it the end of the one before, is still to be written. It is what
 * this replica alone knows: another hears of it from the database, a fraction of a second later.
 */
@ApplicationScoped
class RecentSessions {

    private record Recent(Session session, boolean over) {}

    private final Map<UUID, Recent> byDevice = new ConcurrentHashMap<>();

    void began(Session session) {
        byDevice.put(session.deviceId(), new Recent(session, false));
    }

    /** From now on the database says it. */
    void written(Session session) {
        byDevice.computeIfPresent(
                session.deviceId(), (device, recent) -> recent.session().equals(session) ? null : recent);
    }

    void ended(Session session) {
        byDevice.computeIfPresent(
                session.deviceId(),
                (device, recent) ->
                        recent.session().id().equals(session.id()) ? new Recent(recent.session(), true) : recent);
    }

    /** One that the database does not know of yet. */
    Optional<Session> session(UUID deviceId, UUID id) {
        return Optional.ofNullable(byDevice.get(deviceId))
                .map(Recent::session)
                .filter(session -> session.id().equals(id));
    }

    /** Whether it has ended, or another has begun since at the same device. */
    boolean isOver(Session session) {
        Recent recent = byDevice.get(session.deviceId());
        return recent != null
                && (recent.session().id().equals(session.id())
                        ? recent.over()
                        : !recent.session().startedAt().isBefore(session.startedAt()));
    }

    /**
     * The device's open session.
     *
     * @param recorded by what is on record
     */
    Optional<OpenSession> open(UUID deviceId, Optional<OpenSession> recorded) {
        Recent recent = byDevice.get(deviceId);
        if (recent == null) {
            return recorded;
        }
        return recent.over() ? Optional.empty() : Optional.of(new OpenSession(recent.session(), Optional.empty()));
    }
}
