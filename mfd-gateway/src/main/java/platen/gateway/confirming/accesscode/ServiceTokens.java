package platen.gateway.confirming.accesscode;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.gateway.GatewayConfig;

/**
 * This service's own access token, by client credentials (RFC 6749, 4.4). It is fetched ahead of need: when accesscode-service
 * must be asked, something is amiss, and there is no time.
 */
@ApplicationScoped
class ServiceTokens {

    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final int OK = 200;

    private record Token(String value, Instant goodUntil) {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    private final WebClient client;
    private final GatewayConfig.Confirm config;
    private final Clock clock;
    private volatile @Nullable Token held;

    ServiceTokens(Vertx vertx, GatewayConfig config, Clock clock) {
        this.client = ServiceClients.create(vertx);
        this.config = config.confirm();
        this.clock = clock;
    }

    /** Fails when there is none to be had. */
    Uni<String> token() {
        Token token = held;
        return token != null && token.goodUntil().isAfter(clock.instant())
                ? Uni.createFrom().item(token.value())
                : fetch();
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Token token = held;
        boolean fresh = token != null && token.goodUntil().minus(AHEAD).isAfter(clock.instant());
        return fresh || config.clientId().isEmpty()
                ? Uni.createFrom().voidItem()
                : fetch().onFailure()
                        .invoke(failure -> LOG.warnf(
                                "No access token for asking accesscode-service: %s",
                                failure.getClass().getSimpleName()))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    private Uni<String> fetch() {
        if (config.clientId().isEmpty() || config.authServerUrl().isEmpty()) {
            return Uni.createFrom().failure(new IllegalStateException("No client is configured"));
        }
        return client.getAbs(config.authServerUrl().get() + "/.well-known/openid-configuration")
                .timeout(PATIENCE.toMillis())
                .send()
                .map(answer -> required(ok(answer), "token_endpoint"))
                .chain(endpoint ->
                        client.postAbs(endpoint).timeout(PATIENCE.toMillis()).sendForm(form()))
                .map(answer -> keep(ok(answer)));
    }

    private MultiMap form() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "client_credentials")
                .add("client_id", config.clientId().orElseThrow())
                .add("client_secret", config.clientSecret().orElse(""));
        config.scope().ifPresent(scope -> form.add("scope", scope));
        return form;
    }

    private String keep(JsonObject answer) {
        String value = required(answer, "access_token");
        held = new Token(value, clock.instant().plusSeconds(answer.getLong("expires_in", 60L)));
        return value;
    }

    private static JsonObject ok(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("The provider answers " + answer.statusCode());
        }
        return answer.bodyAsJsonObject();
    }

    private static String required(JsonObject answer, String name) {
        return Optional.ofNullable(answer.getString(name))
                .orElseThrow(() -> new IllegalStateException("The provider's answer lacks " + name));
    }
}
