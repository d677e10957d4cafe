package platen.kit.messaging;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.kit.organisation.OrganisationTransactions;

/** Forgets inbox rows older than any record Kafka still holds; {@code inbox_position} guards against older ones for good. */
@ApplicationScoped
class InboxPruning {

    private final OrganisationTransactions transactions;
    private final Duration keep;

    InboxPruning(
            OrganisationTransactions transactions,
            @ConfigProperty(name = "platen.inbox.keep", defaultValue = "P14D") Duration keep) {
        this.transactions = transactions;
        this.keep = keep;
    }

    @Scheduled(every = "1h", delay = 10, delayUnit = TimeUnit.MINUTES)
    Uni<Void> prune() {
        return transactions
                .asRelay(relay -> relay.preparedQuery(
                                "delete from inbox where received_at < clock_timestamp() - $1 * interval '1 second'")
                        .execute(Tuple.of(keep.toSeconds())))
                .replaceWithVoid();
    }
}
