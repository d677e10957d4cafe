package platen.identity.accesscode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This service's own access token, by client credentials (RFC 6749, 4.4), kept until shortly before it ends. */
final class ServiceTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AHEAD = Duration.ofSeconds(20);
    private static final int OK = 200;

    private record Token(String value, Instant goodUntil) {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    private final WebClient client;
    private final AccessCodeServiceConfig config;
    private final Clock clock;
    private volatile @Nullable Token held;

    ServiceTokens(WebClient client, AccessCodeServiceConfig config, Clock clock) {
        this.client = client;
        this.config = config;
        this.clock = clock;
    }

    /** Fails when there is none to be had. */
    Uni<String> token() {
        Token token = held;
        return token != null && token.goodUntil().isAfter(clock.instant())
                ? Uni.createFrom().item(token.value())
                : fetch();
    }

    /** The one held was not accepted. */
    void forget() {
        held = null;
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
        held = new Token(
                value,
                clock.instant().plusSeconds(answer.getLong("expires_in", 60L)).minus(AHEAD));
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
