package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.domain.Answer;
import platen.notification.webhooks.domain.Patience;
import platen.notification.webhooks.persistence.DeliveryRows;
import platen.notification.webhooks.persistence.DeliveryRows.Ending;
import platen.notification.webhooks.persistence.WebhookRows;

/** Records how an attempt ended, for the delivery and for its webhook. */
@ApplicationScoped
class SettleDelivery {

    private final OrganisationTransactions transactions;
    private final DeliveryRows rows;
    private final WebhookRows webhooks;
    private final TellOfDisabled tellOfDisabled;
    private final Patience patience;
    private final Duration disableAfter;
    private final Clock clock;

    SettleDelivery(
            OrganisationTransactions transactions,
            DeliveryRows rows,
            WebhookRows webhooks,
            TellOfDisabled tellOfDisabled,
            WebhookSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.webhooks = webhooks;
        this.tellOfDisabled = tellOfDisabled;
        this.patience = new Patience(
                settings.retry().first(),
                settings.retry().longest(),
                settings.retry().giveUpAfter());
        this.disableAfter = settings.disableAfter();
        this.clock = clock;
    }

    Uni<Void> settle(QueuedDelivery delivery, Answer answer, int millis) {
        Instant now = clock.instant();
        return transactions.in(delivery.organisation(), tx -> switch (answer) {
            case Answer.Taken taken -> taken(tx, delivery, new Ending(taken.status(), null, null, millis), now);
            case Answer.Gone gone -> gone(tx, delivery, new Ending(410, "gone", null, millis), now);
            case Answer.Refused refused ->
                failed(
                        tx,
                        delivery,
                        answer,
                        new Ending(refused.status(), error(refused.status()), refused.words(), millis),
                        now);
            case Answer.Unreachable away ->
                failed(tx, delivery, answer, new Ending(null, away.error(), null, millis), now);
            case Answer.Abandoned abandoned -> rows.putBack(tx, delivery, now);
        });
    }

    private static String error(int status) {
        return status >= 300 && status < 400 ? "redirect" : "status";
    }

    /** What was taken was taken, whoever holds the claim by now. */
    private Uni<Void> taken(OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant now) {
        return rows.delivered(tx, delivery, ending, now).chain(() -> webhooks.succeeded(tx, delivery.webhook()));
    }

    private Uni<Void> gone(OrganisationTransaction tx, QueuedDelivery delivery, Ending ending, Instant now) {
        return rows.failed(tx, delivery, ending, now)
                .chain(stood -> stood
                        ? disable(tx, delivery, "gone", now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> failed(
            OrganisationTransaction tx, QueuedDelivery delivery, Answer answer, Ending ending, Instant now) {
        Instant next = patience.next(
                delivery.attempts(),
                delivery.queuedAt(),
                now,
                ThreadLocalRandom.current().nextDouble());
        Uni<Boolean> recorded =
                next == null ? rows.failed(tx, delivery, ending, now) : rows.again(tx, delivery, ending, next);
        return recorded.chain(stood ->
                stood ? failing(tx, delivery, answer, now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> failing(OrganisationTransaction tx, QueuedDelivery delivery, Answer answer, Instant now) {
        return webhooks.failed(tx, delivery.webhook(), now).chain(failing -> {
            if (!now.isBefore(failing.since().plus(disableAfter))) {
                return disable(tx, delivery, "failing", now);
            }
            return answer.saysReceiverIsAway()
                    ? webhooks.rest(tx, delivery.webhook(), now.plus(patience.rest(failing.failures())))
                    : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> disable(OrganisationTransaction tx, QueuedDelivery delivery, String reason, Instant now) {
        return webhooks.disable(tx, delivery.webhook(), reason)
                .chain(first -> first
                        ? tellOfDisabled.tell(tx, delivery, reason, now)
                        : Uni.createFrom().voidItem());
    }
}
