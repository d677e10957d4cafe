package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.NoticeCause;
import platen.notification.mailing.QueueNotice;
import platen.notification.template.domain.Fact;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;
import platen.notification.webhooks.domain.WebhookUrl;

/** Mails who looks after an organisation that one of its webhooks was disabled; of the address it names the host only. */
@ApplicationScoped
class TellOfDisabled {

    private static final Logger LOG = Logger.getLogger(TellOfDisabled.class);

    private final QueueNotice queueNotice;

    TellOfDisabled(QueueNotice queueNotice) {
        this.queueNotice = queueNotice;
    }

    /** Mails nobody while the organisation is unknown here. */
    Uni<Void> tell(OrganisationTransaction tx, QueuedDelivery delivery, String reason, Instant now) {
        LOG.warnf("A webhook is disabled: %s. organisationId=%s", reason, tx.organisation());
        String host = WebhookUrl.of(delivery.url()).map(WebhookUrl::host).orElse("");
        var notice = new Notice(
                "webhooks", now, null, 0, 0, List.of(Fact.of("webhook", host), Fact.of("webhook-" + reason)));
        return queueNotice
                .because(
                        tx,
                        new NoticeCause(
                                UUID.randomUUID().toString(),
                                delivery.eventType(),
                                null,
                                MailTemplate.WEBHOOK_DISABLED,
                                null,
                                notice,
                                false))
                .replaceWithVoid();
    }
}
