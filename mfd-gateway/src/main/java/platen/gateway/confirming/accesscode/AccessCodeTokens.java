package platen.gateway.confirming.accesscode;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.kit.client.ServiceTokens;

/**
 * This gateway's token for accesscode-service, fetched ahead of need: when that service must be asked, something is amiss, and
 * there is no time.
 */
@ApplicationScoped
class AccessCodeTokens {

    private static final Logger LOG = Logger.getLogger(AccessCodeTokens.class);
    private static final int CONNECT_MILLIS = 1000;
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final WebClient client;
    private final ServiceTokens tokens;

    AccessCodeTokens(Vertx vertx, GatewayConfig config, Clock clock) {
        GatewayConfig.Confirm confirm = config.confirm();
        this.client = WebClient.create(
                vertx, new WebClientOptions().setFollowRedirects(false).setConnectTimeout(CONNECT_MILLIS));
        this.tokens = new ServiceTokens(
                client,
                new ServiceTokens.Client(
                        confirm.authServerUrl(), confirm.clientId(), confirm.clientSecret(), confirm.scope()),
                clock);
    }

    /** What accesscode-service is called with. */
    WebClient client() {
        return client;
    }

    /** Fails when there is none to be had. */
    Uni<String> token() {
        return tokens.token();
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        return tokens.renew(AHEAD)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "No access token for asking accesscode-service: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
