package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.Problems;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.Webhook.Wish;
import platen.notification.webhooks.persistence.WebhookRows;

/** Creates a webhook, whose secret is known here for this one answer. */
@ApplicationScoped
public class CreateWebhook {

    /** How it ended. */
    public sealed interface Outcome {

        /** @param secret null when this is a repetition: it is not shown twice */
        record Created(Webhook webhook, @Nullable WebhookSecret secret) implements Outcome {}

        /** It leads nowhere, or to an address that must not be called. */
        record AddressRefused() implements Outcome {}

        /** Created by an earlier request under the same key, and deleted since. */
        record DeletedSince() implements Outcome {}
    }

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final WebhookRows rows;
    private final WebhookSecrets secrets;
    private final CheckAddress addresses;
    private final Clock clock;
    private final int most;

    CreateWebhook(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            WebhookRows rows,
            WebhookSecrets secrets,
            CheckAddress addresses,
            WebhookSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.rows = rows;
        this.secrets = secrets;
        this.addresses = addresses;
        this.clock = clock;
        this.most = settings.most();
    }

    /** Creates one unless the organisation has as many as it may (409). */
    public Uni<Outcome> create(UUID organisation, Wish wish, Optional<IdempotentRequest> request) {
        return addresses
                .of(wish.url())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.AddressRefused())
                        : createOnce(organisation, wish, request));
    }

    private Uni<Outcome> createOnce(UUID organisation, Wish wish, Optional<IdempotentRequest> request) {
        WebhookSecret secret = WebhookSecret.create();
        Webhook webhook = new Webhook(
                UUID.randomUUID(), wish, null, null, null, clock.instant().truncatedTo(ChronoUnit.MICROS), 1);
        return transactions.in(
                organisation,
                tx -> idempotency
                        .once(tx, request, () -> add(tx, webhook, secret))
                        .chain(creation -> rows.find(tx, UUID.fromString(creation.reference()))
                                .map(made -> made == null
                                        ? new Outcome.DeletedSince()
                                        : new Outcome.Created(made, creation.replayed() ? null : secret))));
    }

    private Uni<Creation> add(OrganisationTransaction tx, Webhook webhook, WebhookSecret secret) {
        return rows.lockAndCount(tx)
                .chain(count -> {
                    if (count >= most) {
                        throw Problems.conflict(
                                        "too-many-webhooks",
                                        "There are as many webhooks as there may be",
                                        "An organisation has at most " + most + ". Delete one first.")
                                .exception();
                    }
                    return rows.insert(tx, webhook, secrets.encrypted(tx.organisation(), webhook.id(), 1, secret));
                })
                .replaceWith(() -> Creation.of(webhook.id().toString()));
    }
}
