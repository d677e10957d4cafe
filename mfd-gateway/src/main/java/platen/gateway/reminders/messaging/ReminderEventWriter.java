package platen.gateway.reminders.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.gateway.reminders.ReminderAnnouncements;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class ReminderEventWriter implements ReminderAnnouncements {

    private static final String TYPE = "platen.mfd.code-reminder-requested.v1";

    private record CodeReminderRequested(UUID userId, UUID deviceId, UUID requestId) {}

    private final Outbox outbox;

    ReminderEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> requested(OrganisationTransaction transaction, UUID userId, UUID deviceId, UUID requestId) {
        return outbox.append(
                transaction,
                OutgoingEvent.of(
                                "mfd.activity",
                                userId.toString(),
                                TYPE,
                                new CodeReminderRequested(userId, deviceId, requestId))
                        .causedBy(requestId.toString()));
    }
}
