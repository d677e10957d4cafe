package platen.gateway.offline.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import platen.gateway.offline.OfflineAnnouncements;
import platen.gateway.offline.domain.OfflineLogin;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class OfflineEventWriter implements OfflineAnnouncements {

    private static final String CARD = "card";

    private record LoginSucceeded(UUID deviceId, UUID userId, String credentialType, Instant at, boolean offline) {}

    private record LoginRefused(UUID deviceId, String credentialType, String reason, Instant at, boolean offline) {}

    private final Outbox outbox;

    OfflineEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> handedIn(OrganisationTransaction transaction, UUID deviceId, List<OfflineLogin> logins) {
        return outbox.append(
                transaction,
                logins.stream().map(login -> event(deviceId, login)).toList());
    }

    /** The line in the log is what caused it. */
    private static OutgoingEvent event(UUID deviceId, OfflineLogin login) {
        OutgoingEvent event = login.user()
                .map(user -> OutgoingEvent.of(
                        "mfd.activity",
                        user.toString(),
                        "platen.mfd.login-succeeded.v1",
                        new LoginSucceeded(deviceId, user, CARD, login.at(), true)))
                .orElseGet(() -> OutgoingEvent.of(
                        "mfd.activity",
                        deviceId.toString(),
                        "platen.mfd.login-refused.v1",
                        new LoginRefused(deviceId, CARD, "unknown", login.at(), true)));
        return event.causedBy(login.logId(deviceId).toString());
    }
}
