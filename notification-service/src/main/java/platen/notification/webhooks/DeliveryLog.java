package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.notification.webhooks.domain.DeliveryState;
import platen.notification.webhooks.persistence.DeliveryRows;
import platen.notification.webhooks.persistence.WebhookRows;

/** Reads what became of a webhook's deliveries, newest first. */
@ApplicationScoped
public class DeliveryLog {

    private final OrganisationTransactions transactions;
    private final WebhookRows webhooks;
    private final DeliveryRows rows;

    DeliveryLog(OrganisationTransactions transactions, WebhookRows webhooks, DeliveryRows rows) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.rows = rows;
    }

    /** Null when the organisation has no such webhook. */
    public Uni<@Nullable Page<LoggedDelivery>> list(
            UUID organisation, UUID webhook, @Nullable DeliveryState state, Limit limit, @Nullable Cursor after) {
        return transactions.in(
                organisation,
                tx -> webhooks.find(tx, webhook)
                        .chain(found -> found == null
                                ? Uni.createFrom().<@Nullable Page<LoggedDelivery>>nullItem()
                                : rows.page(tx, webhook, state, limit.andOneMore(), after)
                                        .map(page ->
                                                Page.of(page, limit, last -> Cursor.of(last.createdAt(), last.id())))));
    }
}
