package platen.identity.accesscode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import platen.kit.client.ServiceTokens;

/** The service routes of accesscode-service. Bodies hold sealed values or codes in clear, so nothing here is logged. */
@ApplicationScoped
public class AccessCodeService {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int CONNECT_MILLIS = 1_000;
    private static final int AT_ONCE = 4;

    private final WebClient client;
    private final ServiceTokens tokens;
    private final AccessCodeServiceConfig config;

    AccessCodeService(Vertx vertx, AccessCodeServiceConfig config, Clock clock) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setMaxPoolSize(AT_ONCE));
        this.tokens = new ServiceTokens(
                client,
                new ServiceTokens.Client(
                        config.authServerUrl(), config.clientId(), config.clientSecret(), config.scope()),
                clock);
        this.config = config;
    }

    /** What it answers. */
    public record Answer(int status, @Nullable JsonObject body) {

        /**
         * The body of a 200.
         *
         * @throws IllegalStateException when it is none
         */
        public JsonObject ok() {
            if (status != OK || body == null) {
                throw new IllegalStateException("accesscode-service answers " + status);
            }
            return body;
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** Fails when it does not answer in time. */
    public Uni<Answer> post(String path, JsonObject body) {
        return tokens.token()
                .chain(token -> client.postAbs(config.url() + path)
                        .timeout(config.patience().toMillis())
                        .bearerTokenAuthentication(token)
                        .sendJsonObject(body))
                .map(this::answer);
    }

    private Answer answer(HttpResponse<Buffer> answer) {
        if (answer.statusCode() == UNAUTHORIZED) {
            tokens.forget();
        }
        return new Answer(answer.statusCode(), answer.statusCode() == OK ? answer.bodyAsJsonObject() : null);
    }
}
