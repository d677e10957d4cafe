package platen.notification.mailing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.channel.AnnounceEvents;
import platen.notification.mailing.Cause;
import platen.notification.mailing.NoticeCause;
import platen.notification.mailing.QueueMail;
import platen.notification.mailing.QueueNotice;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;

/**
 * Queues the mails that people cause at devices, and the notice that somebody may be guessing; announces what happens at devices. Logins that
 * succeed, far more in number, are passed over unread.
 */
@ApplicationScoped
public class ActivityListener implements TopicListener {

    /** What a link, or a code that is good once, is bound to in place of a version. */
    private static final long FIRST = 1;

    private final Inbox inbox;
    private final QueueMail queueMail;
    private final QueueNotice queueNotice;
    private final EventHandlers handlers;

    ActivityListener(Inbox inbox, QueueMail queueMail, QueueNotice queueNotice, AnnounceEvents announce) {
        this.inbox = inbox;
        this.queueMail = queueMail;
        this.queueNotice = queueNotice;
        this.handlers = EventHandlers.none()
                .on("platen.mfd.card-association-requested.v1", CardAssociationRequested.class, this::onRequested)
                .on("platen.mfd.one-time-code-issued.v1", OneTimeCodeIssued.class, this::onIssued)
                .on("platen.mfd.guess-budget-exceeded.v1", GuessBudgetExceeded.class, announce.after(this::onGuessing))
                .on("platen.mfd.login-refused.v1", JsonNode.class, announce::only)
                .on("platen.mfd.device-paired.v1", JsonNode.class, announce::only)
                .on("platen.mfd.device-paused.v1", JsonNode.class, announce::only);
    }

    @Incoming("mfd-activity")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "mfd.activity";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> onRequested(Event event, CardAssociationRequested requested, OrganisationTransaction tx) {
        if (!event.key().equals(requested.userId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
        }
        var link = new CardLink(requested.deviceName(), requested.minutes(), event.time(), requested.expiresAt());
        var cause = new Cause(
                event.id(),
                event.type(),
                event.origin(),
                requested.userId(),
                FIRST,
                "card-link",
                requested.sealedLink(),
                null,
                event.republished());
        return queueMail.asLimited(tx, cause, MailTemplate.CARD_LINK, link);
    }

    private Uni<Outcome> onIssued(Event event, OneTimeCodeIssued issued, OrganisationTransaction tx) {
        if (!event.key().equals(issued.userId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
        }
        var cause = new Cause(
                event.id(),
                event.type(),
                event.origin(),
                issued.userId(),
                FIRST,
                "one-time-code",
                issued.sealedCode(),
                null,
                event.republished());
        return issued.template()
                .map(template ->
                        queueMail.asLimited(tx, cause, template, CardLink.ending(event.time(), issued.expiresAt())))
                .orElseGet(() -> Uni.createFrom().item(Outcome.DONE));
    }

    private Uni<Outcome> onGuessing(Event event, GuessBudgetExceeded exceeded, OrganisationTransaction tx) {
        if (!event.key().equals(exceeded.deviceId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another device than its key"));
        }
        var notice = new Notice(
                "mfd", event.time(), exceeded.since(), exceeded.budget(), exceeded.refused(), exceeded.facts());
        return queueNotice.because(
                tx,
                new NoticeCause(
                        event.id(),
                        event.type(),
                        event.origin(),
                        MailTemplate.GUESS_BUDGET,
                        null,
                        notice,
                        event.republished()));
    }
}
