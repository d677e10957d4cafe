package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.webhooks.domain.DeliveryState;
import platen.notification.webhooks.persistence.DeliveryRows;
import platen.notification.webhooks.persistence.WebhookRows;

/** An administrator wants something delivered now: a ping, or once more what was delivered or has failed. A receiver that rests is tried at once. */
@ApplicationScoped
public class AskForDelivery {

    /** How it ended. */
    public sealed interface Outcome {

        /** Waits for its turn. */
        record Queued(UUID delivery) implements Outcome {}

        record NotFound() implements Outcome {}

        /** Nothing is sent to a webhook that is disabled. */
        record Disabled() implements Outcome {}

        /** It is not done yet, and will be tried anyway. */
        record UnderWay() implements Outcome {}
    }

    private final OrganisationTransactions transactions;
    private final WebhookRows webhooks;
    private final DeliveryRows rows;
    private final WebhookChannel channel;
    private final SendDueDeliveries sender;
    private final Clock clock;

    AskForDelivery(
            OrganisationTransactions transactions,
            WebhookRows webhooks,
            DeliveryRows rows,
            WebhookChannel channel,
            SendDueDeliveries sender,
            Clock clock) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.rows = rows;
        this.channel = channel;
        this.sender = sender;
        this.clock = clock;
    }

    public Uni<Outcome> ping(UUID organisation, UUID webhook) {
        return ofEnabled(organisation, webhook, tx -> channel.ping(tx, webhook).map(Outcome.Queued::new));
    }

    /** The same delivery under the same id; the day within which it is tried begins anew. */
    public Uni<Outcome> again(UUID organisation, UUID webhook, UUID delivery) {
        return ofEnabled(
                organisation,
                webhook,
                tx -> rows.lockState(tx, webhook, delivery).chain(state -> again(tx, delivery, state)));
    }

    private Uni<Outcome> again(OrganisationTransaction tx, UUID delivery, @Nullable DeliveryState state) {
        if (state == null) {
            return Uni.createFrom().item(new Outcome.NotFound());
        }
        if (state == DeliveryState.QUEUED || state == DeliveryState.SENDING) {
            return Uni.createFrom().item(new Outcome.UnderWay());
        }
        tx.afterCommit(sender::wake);
        return rows.queueAgain(tx, delivery, clock.instant()).replaceWith(new Outcome.Queued(delivery));
    }

    private Uni<Outcome> ofEnabled(
            UUID organisation, UUID webhook, Function<OrganisationTransaction, Uni<Outcome>> asked) {
        return transactions.in(
                organisation,
                tx -> webhooks.find(tx, webhook).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(new Outcome.NotFound());
                    }
                    return found.wish().enabled()
                            ? webhooks.rest(tx, webhook, clock.instant()).chain(() -> asked.apply(tx))
                            : Uni.createFrom().item(new Outcome.Disabled());
                }));
    }
}
