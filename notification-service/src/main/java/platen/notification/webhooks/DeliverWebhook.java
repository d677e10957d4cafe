package platen.notification.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.domain.Answer;
import platen.notification.webhooks.domain.WebhookUrl;
import platen.notification.webhooks.http.PinnedHttp;
import platen.notification.webhooks.http.SignedMessage;

/** One attempt to make one claimed delivery, and what becomes of it. Only here are secrets opened. */
@ApplicationScoped
class DeliverWebhook {

    private static final Logger LOG = Logger.getLogger(DeliverWebhook.class);

    private final CheckAddress addresses;
    private final WebhookSecrets secrets;
    private final PinnedHttp http;
    private final SettleDelivery settleDelivery;
    private final Clock clock;
    private final Duration timeout;

    DeliverWebhook(
            CheckAddress addresses,
            WebhookSecrets secrets,
            PinnedHttp http,
            SettleDelivery settleDelivery,
            WebhookSettings settings,
            Clock clock) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.http = http;
        this.settleDelivery = settleDelivery;
        this.clock = clock;
        this.timeout = settings.timeout();
    }

    /** Never fails: what cannot even be recorded is left to the end of the claim. */
    Uni<Void> deliver(QueuedDelivery delivery) {
        long began = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> attempt(delivery))
                .onFailure()
                .recoverWithItem(failure -> notSent(delivery, failure))
                .chain(answer -> settleDelivery.settle(
                        delivery, answer, (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "The end of an attempt is not recorded; the delivery waits for its claim to end. organisationId=%s: %s",
                        delivery.organisation(), failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Answer> attempt(QueuedDelivery delivery) {
        return addresses.of(delivery.url()).chain(callable -> {
            // A process that was stopped for a while finds out here, before it sends.
            if (!clock.instant().plus(timeout).isBefore(delivery.until())) {
                return Uni.createFrom().item(new Answer.Abandoned());
            }
            return callable.isEmpty()
                    ? Uni.createFrom().item(new Answer.Unreachable("address-refused"))
                    : http.post(message(delivery, callable));
        });
    }

    private SignedMessage message(QueuedDelivery delivery, List<InetAddress> callable) {
        WebhookUrl url = WebhookUrl.of(delivery.url()).orElseThrow();
        InetAddress address = callable.get((delivery.attempts() - 1) % callable.size());
        return new SignedMessage(
                url, address, keys(delivery), delivery.id(), clock.instant().getEpochSecond(), delivery.body());
    }

    private List<byte[]> keys(QueuedDelivery delivery) {
        List<byte[]> keys = new ArrayList<>();
        keys.add(secrets.key(delivery.organisation(), delivery.webhook(), delivery.secretVersion(), delivery.secret()));
        byte[] previous = delivery.previousSecret();
        if (previous != null) {
            keys.add(secrets.key(delivery.organisation(), delivery.webhook(), delivery.secretVersion() - 1, previous));
        }
        return keys;
    }

    private static Answer notSent(QueuedDelivery delivery, Throwable failure) {
        LOG.errorf(
                "A webhook cannot be sent. organisationId=%s: %s",
                delivery.organisation(), failure.getClass().getName());
        return new Answer.Unreachable("not-sent");
    }
}
