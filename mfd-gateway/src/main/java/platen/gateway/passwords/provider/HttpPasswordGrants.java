package platen.gateway.passwords.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import platen.gateway.passwords.PasswordGrants;
import platen.gateway.passwords.domain.Grant;
import platen.gateway.passwords.domain.TokenError;
import platen.gateway.people.domain.Subject;
import platen.gateway.settings.domain.PasswordProvider;

/** OAuth 2.0 password grant (RFC 6749, 4.3). */
@ApplicationScoped
class HttpPasswordGrants implements PasswordGrants {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int CONNECT_MILLIS = 2000;
    private static final int AT_ONCE = 16;
    private static final int WAITING = 64;
    private static final int OK = 200;
    /** RFC 6749 says 400; others answer 401 or 403 to a password that is wrong or not enough. */
    private static final List<Integer> REFUSALS = List.of(400, 401, 403);

    private final WebClient client;
    private final ObjectMapper json;

    HttpPasswordGrants(Vertx vertx, ObjectMapper json) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setMaxWaitQueueSize(WAITING)
                        .setMaxPoolSize(AT_ONCE)
                        .setUserAgent("platen"));
        this.json = json;
    }

    @Override
    public Uni<Grant> ask(PasswordProvider provider, Optional<String> clientSecret, String username, String password) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "password")
                .add("scope", "openid")
                .add("client_id", provider.clientId())
                .add("username", username)
                .add("password", password);
        clientSecret.ifPresent(secret -> form.add("client_secret", secret));
        return Uni.createFrom()
                .deferred(() -> client.postAbs(provider.tokenUrl().toString())
                        .putHeader("Accept", "application/json")
                        .timeout(PATIENCE.toMillis())
                        .sendForm(form))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(this::grant)
                .onFailure()
                // Its message may quote the request.
                .recoverWithItem(failure -> new Grant.Away(failure.getClass().getSimpleName()));
    }

    private Grant grant(HttpResponse<Buffer> answer) {
        Optional<JsonNode> body = parsed(answer.bodyAsString());
        if (answer.statusCode() == OK) {
            return body.flatMap(this::subject)
                    .<Grant>map(subject -> new Grant.Given(subject, accessToken(body.get())))
                    .orElseGet(() -> new Grant.Away("no subject"));
        }
        return body.filter(error -> REFUSALS.contains(answer.statusCode()))
                .map(HttpPasswordGrants::error)
                .map(TokenError::meaning)
                .orElseGet(() -> new Grant.Away("status " + answer.statusCode()));
    }

    private static TokenError error(JsonNode body) {
        List<Integer> codes = new ArrayList<>();
        body.path("error_codes").forEach(code -> codes.add(code.asInt()));
        return new TokenError(
                body.path("error").asText(), body.path("error_description").asText(), codes);
    }

    /**
     * Of the access token, as for everybody who signs in; of the id token where the access token is for the provider's eyes
     * only. They come from the provider itself, so their signature adds nothing (OpenID Connect Core, 3.1.3.7, 6).
     */
    private Optional<Subject> subject(JsonNode body) {
        return Stream.of("access_token", "id_token")
                .flatMap(name -> claims(body.path(name).asText()).stream())
                .filter(claims ->
                        claims.path("iss").isTextual() && claims.path("sub").isTextual())
                .map(claims -> new Subject(
                        claims.path("iss").asText(), claims.path("sub").asText()))
                .findFirst();
    }

    /** Only one that says whose it is: others are for the provider's eyes. */
    private Optional<String> accessToken(JsonNode body) {
        return Optional.of(body.path("access_token").asText())
                .filter(token -> claims(token).isPresent());
    }

    private Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return parsed(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(text == null ? null : json.readTree(text))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
