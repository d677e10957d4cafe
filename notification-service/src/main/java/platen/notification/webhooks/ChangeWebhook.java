package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongPredicate;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.webhooks.Webhook.Wish;
import platen.notification.webhooks.persistence.WebhookRows;

/** Changes a webhook; also enables it again. */
@ApplicationScoped
public class ChangeWebhook {

    /** How it ended. */
    public sealed interface Outcome {

        record Changed(Webhook webhook) implements Outcome {}

        record NotFound() implements Outcome {}

        record VersionChanged() implements Outcome {}

        /** It leads nowhere, or to an address that must not be called. */
        record AddressRefused() implements Outcome {}
    }

    private final OrganisationTransactions transactions;
    private final WebhookRows rows;
    private final CheckAddress addresses;

    ChangeWebhook(OrganisationTransactions transactions, WebhookRows rows, CheckAddress addresses) {
        this.transactions = transactions;
        this.rows = rows;
        this.addresses = addresses;
    }

    /** Changes it if the caller has seen the version it has. */
    public Uni<Outcome> change(UUID organisation, UUID id, Wish wish, LongPredicate seen) {
        return addresses
                .of(wish.url())
                .chain(found -> transactions.in(
                        organisation,
                        tx -> rows.lock(tx, id).chain(current -> {
                            if (current == null) {
                                return Uni.createFrom().item(new Outcome.NotFound());
                            }
                            if (!seen.test(current.version())) {
                                return Uni.createFrom().item(new Outcome.VersionChanged());
                            }
                            return found.isEmpty()
                                    ? Uni.createFrom().item(new Outcome.AddressRefused())
                                    : change(tx, id, wish);
                        })));
    }

    private Uni<Outcome> change(OrganisationTransaction tx, UUID id, Wish wish) {
        return rows.change(tx, id, wish).map(Outcome.Changed::new);
    }
}
