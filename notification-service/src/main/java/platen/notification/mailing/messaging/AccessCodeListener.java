package platen.notification.mailing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
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
import platen.notification.mailing.DropMails;
import platen.notification.mailing.GatherNotices;
import platen.notification.mailing.QueueMail;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.MailTemplate;

/** Queues the mails that access codes cause, and announces what happens to codes and cards. */
@ApplicationScoped
public class AccessCodeListener implements TopicListener {

    private static final String REMINDER = "platen.accesscode.access-code-reminder-issued.v1";

    private static final long OF_NO_VERSION = 1;

    private final Inbox inbox;
    private final QueueMail queueMail;
    private final DropMails dropMails;
    private final GatherNotices gatherNotices;
    private final EventHandlers handlers;

    AccessCodeListener(
            Inbox inbox,
            QueueMail queueMail,
            DropMails dropMails,
            GatherNotices gatherNotices,
            AnnounceEvents announce) {
        this.inbox = inbox;
        this.queueMail = queueMail;
        this.dropMails = dropMails;
        this.gatherNotices = gatherNotices;
        this.handlers = EventHandlers.none()
                .on("platen.accesscode.access-code-issued.v1", AccessCodeIssued.class, announce.after(this::onIssued))
                .on(
                        "platen.accesscode.access-code-retired.v1",
                        AccessCodeRetired.class,
                        announce.after(this::onRetired))
                .on(REMINDER, ReminderIssued.class, this::onReminder)
                .on("platen.accesscode.access-code-expiring.v1", AccessCodeExpiring.class, this::onCodeExpiring)
                .on("platen.accesscode.card-expiring.v1", CardExpiring.class, this::onCardExpiring)
                .on(
                        "platen.accesscode.access-code-conflicted.v1",
                        AccessCodeConflicted.class,
                        announce.after(this::onConflict))
                .on("platen.accesscode.card-registered.v1", JsonNode.class, announce::only)
                .on("platen.accesscode.card-removed.v1", JsonNode.class, announce::only);
    }

    @Incoming("accesscode-credential")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "accesscode.credential";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> onIssued(Event event, AccessCodeIssued issued, OrganisationTransaction tx) {
        if (speaksOfAnother(event, issued.userId())) {
            return poison();
        }
        return queueMail.because(
                tx,
                new Cause(
                        event.id(),
                        event.type(),
                        event.origin(),
                        issued.userId(),
                        issued.version(),
                        issued.reason(),
                        issued.sealedCode(),
                        issued.chosen(),
                        event.republished()));
    }

    private Uni<Outcome> onRetired(Event event, AccessCodeRetired retired, OrganisationTransaction tx) {
        return speaksOfAnother(event, retired.userId())
                ? poison()
                : dropMails.becauseRetired(tx, retired.userId(), retired.version());
    }

    private Uni<Outcome> onReminder(Event event, ReminderIssued reminder, OrganisationTransaction tx) {
        if (speaksOfAnother(event, reminder.userId())) {
            return poison();
        }
        var cause = new Cause(
                event.id(),
                event.type(),
                event.origin(),
                reminder.userId(),
                reminder.version(),
                "reminder",
                reminder.sealedCode(),
                null,
                event.republished());
        UUID resend = reminder.resendId();
        return resend == null ? queueMail.asReminder(tx, cause) : queueMail.again(tx, cause, resend);
    }

    private Uni<Outcome> onCodeExpiring(Event event, AccessCodeExpiring expiring, OrganisationTransaction tx) {
        return onEnd(
                event, tx, MailTemplate.CODE_EXPIRING, expiring.userId(), expiring.version(), expiring.expiresAt());
    }

    private Uni<Outcome> onCardExpiring(Event event, CardExpiring expiring, OrganisationTransaction tx) {
        return onEnd(event, tx, MailTemplate.CARD_EXPIRING, expiring.userId(), OF_NO_VERSION, expiring.validUntil());
    }

    private Uni<Outcome> onEnd(
            Event event, OrganisationTransaction tx, MailTemplate template, UUID user, long version, Instant end) {
        if (speaksOfAnother(event, user)) {
            return poison();
        }
        var cause = new Cause(
                event.id(),
                event.type(),
                event.origin(),
                user,
                version,
                template.id(),
                null,
                null,
                event.republished());
        return queueMail.asLimited(tx, cause, template, CardLink.ending(event.time(), end));
    }

    private Uni<Outcome> onConflict(Event event, AccessCodeConflicted conflicted, OrganisationTransaction tx) {
        return speaksOfAnother(event, conflicted.userId())
                ? poison()
                : gatherNotices.because(tx, event, MailTemplate.CODE_CONFLICTS, "conflicts");
    }

    private static boolean speaksOfAnother(Event event, UUID userId) {
        return !event.key().equals(userId.toString());
    }

    private static Uni<Outcome> poison() {
        return Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
    }
}
