package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.persistence.DeliveryRows;

/** Takes due deliveries of an organisation for this replica; those of disabled webhooks end here. */
@ApplicationScoped
class ClaimDeliveries {

    /** Name, connection and answer have their time-outs, and there is some for the database. */
    private static final int TIMEOUTS_OF_A_CLAIM = 2;

    private static final Duration FOR_THE_REST = Duration.ofSeconds(10);

    private final OrganisationTransactions transactions;
    private final DeliveryRows rows;
    private final Clock clock;
    private final Duration timeout;
    private final int perWebhook;

    ClaimDeliveries(OrganisationTransactions transactions, DeliveryRows rows, WebhookSettings settings, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
        this.timeout = settings.timeout();
        this.perWebhook = settings.concurrencyOfWebhook();
    }

    Uni<List<QueuedDelivery>> of(UUID organisation, int most) {
        Instant now = clock.instant();
        Instant until = now.plus(timeout.multipliedBy(TIMEOUTS_OF_A_CLAIM)).plus(FOR_THE_REST);
        return transactions.in(
                organisation,
                tx -> rows.endOfDisabled(tx, now).chain(() -> rows.claim(tx, now, until, perWebhook, most)));
    }
}
