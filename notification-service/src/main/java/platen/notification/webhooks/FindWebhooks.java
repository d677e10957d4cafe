package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.webhooks.persistence.WebhookRows;

/** Reads webhooks. */
@ApplicationScoped
public class FindWebhooks {

    private final OrganisationTransactions transactions;
    private final WebhookRows rows;

    FindWebhooks(OrganisationTransactions transactions, WebhookRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** All of the organisation, oldest first: there are few. */
    public Uni<List<Webhook>> all(UUID organisation) {
        return transactions.in(organisation, rows::all);
    }

    /** Null when the organisation has none of this id. */
    public Uni<@Nullable Webhook> find(UUID organisation, UUID id) {
        return transactions.in(organisation, tx -> rows.find(tx, id));
    }
}
