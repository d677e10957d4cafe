package platen.gateway.sessions.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.sessions.LoginAnnouncements;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Decision.Refuse;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class LoginEventWriter implements LoginAnnouncements {

    private static final String TOPIC = "mfd.activity";

    private record LoginSucceeded(UUID deviceId, UUID userId, String credentialType, Instant at) {}

    private record LoginRefused(
            UUID deviceId, @Nullable UUID userId, String credentialType, String reason, Instant at) {}

    private final Outbox outbox;

    LoginEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> succeeded(OrganisationTransaction transaction, List<LoggedIn> logins) {
        return outbox.append(
                transaction, logins.stream().map(LoginEventWriter::succeeded).toList());
    }

    private static OutgoingEvent succeeded(LoggedIn login) {
        Attempt attempt = login.attempt();
        UUID user = login.session().userId();
        return event(
                "login-succeeded",
                user,
                attempt,
                new LoginSucceeded(attempt.deviceId(), user, attempt.kind().text(), attempt.at()));
    }

    @Override
    public Uni<Void> refused(OrganisationTransaction transaction, Attempt attempt, Refuse refusal) {
        return outbox.append(
                transaction, refused(attempt, refusal.user(), refusal.reason().published()));
    }

    @Override
    public Uni<Void> turnedAway(OrganisationTransaction transaction, List<Attempt> attempts) {
        return outbox.append(
                transaction,
                attempts.stream()
                        .map(attempt -> refused(attempt, Optional.empty(), "throttled"))
                        .toList());
    }

    private static OutgoingEvent refused(Attempt attempt, Optional<UUID> user, String reason) {
        return event(
                "login-refused",
                user.orElse(attempt.deviceId()),
                attempt,
                new LoginRefused(
                        attempt.deviceId(), user.orElse(null), attempt.kind().text(), reason, attempt.at()));
    }

    /** The attempt's line in the log is what caused it. */
    private static OutgoingEvent event(String name, UUID key, Attempt attempt, Object data) {
        return OutgoingEvent.of(TOPIC, key.toString(), "platen.mfd." + name + ".v1", data)
                .causedBy(attempt.logId().toString());
    }
}
