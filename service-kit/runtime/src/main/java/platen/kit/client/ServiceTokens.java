package platen.kit.client;

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

/** A service's own access token, by client credentials (RFC 6749, 4.4), kept until shortly before it ends. */
public final class ServiceTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AHEAD = Duration.ofSeconds(20);
    private static final long UNSAID_SECONDS = 60;
    private static final int OK = 200;

    /**
     * Who asks.
     *
     * @param authServerUrl the issuer, which tells where its tokens are given (OpenID Connect Discovery 1.0, 4)
     * @param id of a client with the role {@code service}
     * @param scope to ask for, where the provider wants one
     */
    public record Client(
            Optional<String> authServerUrl, Optional<String> id, Optional<String> secret, Optional<String> scope) {
        @Override
        public String toString() {
            return "Client[" + id.orElse("-") + "]";
        }
    }

    private record Token(String value, Instant endsAt) {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    private final WebClient http;
    private final Client client;
    private final Clock clock;
    private volatile @Nullable Token held;

    public ServiceTokens(WebClient http, Client client, Clock clock) {
        this.http = http;
        this.client = client;
        this.clock = clock;
    }

    /** Fails when there is none to be had, with an {@link IllegalStateException} when no client is configured. */
    public Uni<String> token() {
        Token token = held;
        return token != null && lasts(token, AHEAD) ? Uni.createFrom().item(token.value()) : fetch();
    }

    /** Fetches one unless that held lasts longer than this; without a configured client nothing is done. */
    public Uni<Void> renew(Duration ahead) {
        Token token = held;
        return client.id().isEmpty() || token != null && lasts(token, ahead)
                ? Uni.createFrom().voidItem()
                : fetch().replaceWithVoid();
    }

    /** The one held was not accepted. */
    public void forget() {
        held = null;
    }

    private boolean lasts(Token token, Duration time) {
        return token.endsAt().minus(time).isAfter(clock.instant());
    }

    private Uni<String> fetch() {
        if (client.id().isEmpty() || client.authServerUrl().isEmpty()) {
            return Uni.createFrom().failure(new IllegalStateException("No client is configured"));
        }
        return http.getAbs(client.authServerUrl().get() + "/.well-known/openid-configuration")
                .timeout(PATIENCE.toMillis())
                .send()
                .map(answer -> required(ok(answer), "token_endpoint"))
                .chain(endpoint ->
                        http.postAbs(endpoint).timeout(PATIENCE.toMillis()).sendForm(form()))
                .map(answer -> keep(ok(answer)));
    }

    private MultiMap form() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "client_credentials")
                .add("client_id", client.id().orElseThrow())
                .add("client_secret", client.secret().orElse(""));
        client.scope().ifPresent(scope -> form.add("scope", scope));
        return form;
    }

    private String keep(JsonObject answer) {
        String value = required(answer, "access_token");
        held = new Token(value, clock.instant().plusSeconds(answer.getLong("expires_in", UNSAID_SECONDS)));
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
