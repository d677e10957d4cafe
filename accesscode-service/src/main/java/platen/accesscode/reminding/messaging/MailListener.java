package platen.accesscode.reminding.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.accesscode.Cause;
import platen.accesscode.Channel;
import platen.accesscode.reminding.RemindPerson;
import platen.accesscode.reminding.Resend;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears from notification-service which mail is to be sent again. What became of mails, far more in number, is passed over unread. */
@ApplicationScoped
public class MailListener implements TopicListener {

    private static final String NOTIFICATION = "notification";

    record MailResendRequested(UUID resendId, UUID userId, long version, String requestedBy) {}

    private final Inbox inbox;
    private final RemindPerson remind;
    private final EventHandlers handlers;

    MailListener(Inbox inbox, RemindPerson remind) {
        this.inbox = inbox;
        this.remind = remind;
        this.handlers = EventHandlers.none()
                .on("platen.notification.mail-resend-requested.v1", MailResendRequested.class, this::requested);
    }

    @Incoming("notification-mail")
    public Uni<Void> receive(ConsumerRecords<String, String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "notification.mail";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> requested(Event event, MailResendRequested data, OrganisationTransaction transaction) {
        if (!event.key().equals(data.userId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The person in the body is not the one of the key"));
        }
        Cause cause = Cause.event(event, NOTIFICATION).by(data.requestedBy()).via(Channel.ADMIN_API);
        return event.republished()
                ? Uni.createFrom().item(Outcome.DONE)
                : remind.again(transaction, data.userId(), new Resend(data.resendId(), data.version()), cause)
                        .replaceWith(Outcome.DONE);
    }
}
