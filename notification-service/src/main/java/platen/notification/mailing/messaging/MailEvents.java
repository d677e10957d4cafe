package platen.notification.mailing.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.QueuedMail;
import platen.notification.mailing.domain.WhyNot;

/** Tells on {@code notification.mail} what became of mails. */
@ApplicationScoped
public class MailEvents {

    private static final String TOPIC = "notification.mail";

    record MailSent(UUID mailId, UUID userId, String template, String at) {}

    record MailSuppressed(UUID userId, String template, String reason) {}

    private final Outbox outbox;

    MailEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> sent(OrganisationTransaction tx, QueuedMail mail, Instant at) {
        return outbox.append(
                tx,
                event(
                        mail,
                        "platen.notification.mail-sent.v1",
                        new MailSent(mail.id(), mail.userId(), mail.template().id(), at.toString())));
    }

    public Uni<Void> suppressed(OrganisationTransaction tx, List<QueuedMail> mails, WhyNot whyNot) {
        return outbox.append(
                tx,
                mails.stream()
                        .map(mail -> event(
                                mail,
                                "platen.notification.mail-suppressed.v1",
                                new MailSuppressed(
                                        mail.userId(), mail.template().id(), whyNot.reason())))
                        .toList());
    }

    private static OutgoingEvent event(QueuedMail mail, String type, Object data) {
        return OutgoingEvent.of(TOPIC, mail.userId().toString(), type, data)
                .causedBy(mail.causeEventId())
                .from(mail.origin());
    }
}
