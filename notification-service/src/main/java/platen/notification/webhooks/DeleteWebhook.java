package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongPredicate;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.webhooks.persistence.WebhookRows;

/** Deletes a webhook with all its deliveries, also those that wait. */
@ApplicationScoped
public class DeleteWebhook {

    /** How it ended. */
    public enum Outcome {
        DELETED,
        NOT_FOUND,
        VERSION_CHANGED
    }

    private final OrganisationTransactions transactions;
    private final WebhookRows rows;

    DeleteWebhook(OrganisationTransactions transactions, WebhookRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** Deletes it if the caller has seen the version it has. */
    public Uni<Outcome> delete(UUID organisation, UUID id, LongPredicate seen) {
        return transactions.in(
                organisation,
                tx -> rows.lock(tx, id).chain(current -> {
                    if (current == null) {
                        return Uni.createFrom().item(Outcome.NOT_FOUND);
                    }
                    return seen.test(current.version())
                            ? rows.delete(tx, id).replaceWith(Outcome.DELETED)
                            : Uni.createFrom().item(Outcome.VERSION_CHANGED);
                }));
    }
}
