package platen.notification.webhooks;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.persistence.DeliveryRows;
import platen.notification.webhooks.persistence.WebhookOrganisations;

/** Forgets deliveries, with what they told, once they are old; one that is not done yet stays. */
@ApplicationScoped
class PruneDeliveries {

    private static final Logger LOG = Logger.getLogger(PruneDeliveries.class);
    private static final int AT_A_TIME = 1_000;

    private final WebhookOrganisations organisations;
    private final OrganisationTransactions transactions;
    private final DeliveryRows rows;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration retention;
    private final Duration pause;

    PruneDeliveries(
            WebhookOrganisations organisations,
            OrganisationTransactions transactions,
            DeliveryRows rows,
            Vertx vertx,
            WebhookSettings settings,
            Clock clock) {
        this.organisations = organisations;
        this.transactions = transactions;
        this.rows = rows;
        this.vertx = vertx;
        this.clock = clock;
        this.retention = settings.retention();
        this.pause = settings.pruning();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                pause.toMillis(),
                timer -> prune().subscribe()
                        .with(
                                done -> LOG.trace("Webhook deliveries pruned"),
                                failure -> LOG.warnf("Pruning webhook deliveries failed: %s", failure.toString())));
    }

    Uni<Void> prune() {
        Instant before = clock.instant().minus(retention);
        return organisations
                .all()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(organisation -> prune(organisation, before))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> prune(UUID organisation, Instant before) {
        return transactions
                .in(organisation, tx -> rows.prune(tx, before, AT_A_TIME))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(0)
                .chain(pruned -> pruned == AT_A_TIME
                        ? prune(organisation, before)
                        : Uni.createFrom().voidItem());
    }
}
