package platen.gateway.confirming.accesscode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import platen.gateway.GatewayConfig;
import platen.gateway.confirming.CredentialChecks;

/** {@code POST /api/v1/service/credential-checks}. Somebody stands at a device: it is asked once, and not for long. */
@ApplicationScoped
class HttpCredentialChecks implements CredentialChecks {

    private static final int OK = 200;

    private final WebClient client;
    private final AccessCodeTokens tokens;
    private final String address;
    private final Duration patience;

    HttpCredentialChecks(AccessCodeTokens tokens, GatewayConfig config) {
        this.client = tokens.client();
        this.tokens = tokens;
        this.address = config.confirm().accesscodeUrl() + "/api/v1/service/credential-checks";
        this.patience = config.confirm().patience();
    }

    @Override
    @Bulkhead(32)
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.75, delay = 2000)
    public Uni<Optional<UUID>> holder(UUID organisation, String type, List<byte[]> blindIndexes) {
        return tokens.token()
                .chain(token -> client.postAbs(address)
                        .timeout(patience.toMillis())
                        .bearerTokenAuthentication(token)
                        .sendJsonObject(question(organisation, type, blindIndexes)))
                .map(HttpCredentialChecks::holder)
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private static JsonObject question(UUID organisation, String type, List<byte[]> blindIndexes) {
        List<String> texts = blindIndexes.stream()
                .map(index -> Base64.getUrlEncoder().withoutPadding().encodeToString(index))
                .toList();
        return new JsonObject()
                .put("organisation", organisation.toString())
                .put("type", type)
                .put("blindIndex", texts.getFirst())
                .put("alternatives", new JsonArray(texts.subList(1, texts.size())));
    }

    private static Optional<UUID> holder(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("accesscode-service answers " + answer.statusCode());
        }
        return Optional.ofNullable(answer.bodyAsJsonObject().getString("userId"))
                .map(UUID::fromString);
    }
}
