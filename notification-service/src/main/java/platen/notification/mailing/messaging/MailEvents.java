package platen.notification.mailing.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.channel.AnnounceEvents;
import platen.notification.mailing.MailMeters;
import platen.notification.mailing.QueuedMail;
import platen.notification.mailing.ResendRequest;
import platen.notification.mailing.domain.BounceReason;
import platen.notification.mailing.domain.WhyNot;

/** Tells on {@code notification.mail} what became of mails, announces it, and counts it. */
@ApplicationScoped
public class MailEvents {

    private static final String TOPIC = "notification.mail";

    record MailSent(UUID mailId, UUID userId, String template, String at) {}

    record MailBounced(UUID mailId, UUID userId, String template, String at, String reason) {}

    record MailSuppressed(UUID userId, String template, String reason) {}

    record ResendRequested(UUID resendId, UUID mailId, UUID userId, long version, String requestedBy) {}

    private final Outbox outbox;
    private final AnnounceEvents announce;
    private final MailMeters meters;

    MailEvents(Outbox outbox, AnnounceEvents announce, MailMeters meters) {
        this.outbox = outbox;
        this.announce = announce;
        this.meters = meters;
    }

    /** A notice is about no person, and the log is where its end is told. */
    public Uni<Void> sent(OrganisationTransaction tx, QueuedMail mail, Instant at) {
        meters.sent(tx);
        UUID user = mail.userId();
        return user == null
                ? Uni.createFrom().voidItem()
                : publish(
                        tx,
                        List.of(event(
                                mail,
                                user,
                                "platen.notification.mail-sent.v1",
                                new MailSent(mail.id(), user, mail.template().id(), at.toString()))));
    }

    /** The mail has failed for good. What the mail server said is in the log only: it may quote what it was given. */
    public Uni<Void> bounced(OrganisationTransaction tx, QueuedMail mail, Instant at, BounceReason reason) {
        meters.bounced(tx, reason);
        UUID user = mail.userId();
        return user == null
                ? Uni.createFrom().voidItem()
                : publish(
                        tx,
                        List.of(event(
                                mail,
                                user,
                                "platen.notification.mail-bounced.v1",
                                new MailBounced(mail.id(), user, mail.template().id(), at.toString(), reason.slug()))));
    }

    public Uni<Void> suppressed(OrganisationTransaction tx, List<QueuedMail> mails, WhyNot whyNot) {
        meters.suppressed(tx, mails.size(), whyNot);
        List<OutgoingEvent> events = new ArrayList<>();
        for (QueuedMail mail : mails) {
            UUID user = mail.userId();
            if (user != null) {
                events.add(event(
                        mail,
                        user,
                        "platen.notification.mail-suppressed.v1",
                        new MailSuppressed(user, mail.template().id(), whyNot.reason())));
            }
        }
        return publish(tx, events);
    }

    private Uni<Void> publish(OrganisationTransaction tx, List<OutgoingEvent> events) {
        return outbox.append(tx, events).chain(() -> announce.own(tx, events));
    }

    /** Asks accesscode-service for the code that works, sealed anew. */
    public Uni<Void> resendRequested(OrganisationTransaction tx, ResendRequest request) {
        return outbox.append(
                tx,
                OutgoingEvent.of(
                        TOPIC,
                        request.userId().toString(),
                        "platen.notification.mail-resend-requested.v1",
                        new ResendRequested(
                                request.id(), request.mailId(), request.userId(), request.version(), request.by())));
    }

    private static OutgoingEvent event(QueuedMail mail, UUID user, String type, Object data) {
        return OutgoingEvent.of(TOPIC, user.toString(), type, data)
                .causedBy(mail.causeEventId())
                .from(mail.origin());
    }
}
