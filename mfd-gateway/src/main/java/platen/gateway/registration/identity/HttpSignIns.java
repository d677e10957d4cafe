package platen.gateway.registration.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.registration.SignIns;

/** {@code PUT /api/v1/me/subject} with the person's own token. Binding twice is binding once. */
@ApplicationScoped
class HttpSignIns implements SignIns {

    private static final Logger LOG = Logger.getLogger(HttpSignIns.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final WebClient client;
    private final String address;

    HttpSignIns(Vertx vertx, GatewayConfig config) {
        this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        this.address = config.identityUrl() + "/api/v1/me/subject";
    }

    @Override
    public Uni<Answer> bind(String accessToken) {
        return client.putAbs(address)
                .timeout(PATIENCE.toMillis())
                .bearerTokenAuthentication(accessToken)
                .send()
                .map(HttpSignIns::understood)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "Identity does not say who signs in: %s",
                            failure.getClass().getSimpleName());
                    return new Answer.Unavailable();
                });
    }

    private static Answer understood(HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= SERVER_ERROR) {
            LOG.warnf("Identity does not say who signs in: it answers %s", answer.statusCode());
            return new Answer.Unavailable();
        }
        return answer.statusCode() == OK
                ? new Answer.Bound(UUID.fromString(answer.bodyAsJsonObject().getString("userId")))
                : new Answer.Nobodys();
    }
}
