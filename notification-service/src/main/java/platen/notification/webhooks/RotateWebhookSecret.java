package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.persistence.WebhookRows;

/** Gives a webhook another secret; for a while deliveries are signed with the one before as well. */
@ApplicationScoped
public class RotateWebhookSecret {

    /**
     * The secret that is shown now and never again.
     *
     * @param previousUntil until when the one before is signed with too
     */
    public record Rotated(WebhookSecret secret, Instant previousUntil) {}

    private final OrganisationTransactions transactions;
    private final WebhookRows rows;
    private final WebhookSecrets secrets;
    private final Clock clock;
    private final Duration overlap;

    RotateWebhookSecret(
            OrganisationTransactions transactions,
            WebhookRows rows,
            WebhookSecrets secrets,
            WebhookSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.secrets = secrets;
        this.clock = clock;
        this.overlap = settings.overlap();
    }

    /** Null when the organisation has no such webhook. Of three secrets the oldest ends at once. */
    public Uni<@Nullable Rotated> rotate(UUID organisation, UUID id) {
        return transactions.in(
                organisation,
                tx -> rows.lockSecretVersion(tx, id)
                        .chain(version -> version == null
                                ? Uni.createFrom().<@Nullable Rotated>nullItem()
                                : rotate(tx, id, version + 1)));
    }

    private Uni<@Nullable Rotated> rotate(OrganisationTransaction tx, UUID id, long version) {
        WebhookSecret secret = WebhookSecret.create();
        Instant until = clock.instant().plus(overlap);
        byte[] encrypted = secrets.encrypted(tx.organisation(), id, version, secret);
        return rows.replaceSecret(tx, id, encrypted, version, until).replaceWith(new Rotated(secret, until));
    }
}
