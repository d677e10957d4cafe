package platen.accesscode.reminding.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.accesscode.Cause;
import platen.accesscode.reminding.RemindPerson;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears from the gateway who has asked for their code. Logins, far more in number, are passed over unread. */
@ApplicationScoped
public class ActivityListener implements TopicListener {

    private static final String GATEWAY = "mfd-gateway";

    record CodeReminderRequested(UUID userId) {}

    private final Inbox inbox;
    private final RemindPerson remind;
    private final EventHandlers handlers;

    ActivityListener(Inbox inbox, RemindPerson remind) {
        this.inbox = inbox;
        this.remind = remind;
        this.handlers = EventHandlers.none()
                .on("platen.mfd.code-reminder-requested.v1", CodeReminderRequested.class, this::requested);
    }

    @Incoming("mfd-activity")
    public Uni<Void> receive(ConsumerRecord<String, String> record) {
        return inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "mfd.activity";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> requested(Event event, CodeReminderRequested data, OrganisationTransaction transaction) {
        if (!event.key().equals(String.valueOf(data.userId()))) {
            throw new PoisonEvent("The person in the body is not the one of the key");
        }
        return event.republished()
                ? Uni.createFrom().item(Outcome.DONE)
                : remind.remind(transaction, data.userId(), Cause.event(event, GATEWAY))
                        .replaceWith(Outcome.DONE);
    }
}
