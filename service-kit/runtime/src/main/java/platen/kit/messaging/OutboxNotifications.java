package platen.kit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Wakes the relay when another replica, or a script, says by NOTIFY that it wrote to the outbox. */
@ApplicationScoped
class OutboxNotifications {

    private static final Logger LOG = Logger.getLogger(OutboxNotifications.class);
    private static final long MAX_RECONNECT_DELAY_MILLIS = 5_000;

    private final PgSubscriber subscriber;
    private final OutboxRelay relay;

    OutboxNotifications(Vertx vertx, OutboxRelay relay, ListeningConnection connection) {
        this.relay = relay;
        this.subscriber = PgSubscriber.subscriber(vertx, connection.options());
    }

    void start(@Observes StartupEvent event) {
        subscriber.reconnectPolicy(retries -> Math.min(MAX_RECONNECT_DELAY_MILLIS, 100L << Math.min(retries, 6)));
        subscriber.channel(OutboxRows.CHANNEL).handler(notification -> relay.look());
        subscriber
                .connect()
                .onFailure(
                        failure -> LOG.warn("Listening for outbox notifications failed; the timer goes on", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        subscriber.close().onFailure(failure -> LOG.debug("Closing the outbox subscription failed", failure));
    }
}
