package platen.kit.issuers;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** An issuer that does not answer is no fault of this service or of the caller: 503, and a warning without the token. */
@ApplicationScoped
class IssuerAway {

    private static final Logger LOG = Logger.getLogger(IssuerAway.class);
    private static final int UNAVAILABLE = 503;
    private static final String SECONDS = "10";

    private static final String PROBLEM = new JsonObject()
            .put("type", "/problems/issuer-away")
            .put("title", "The sign-in provider does not answer")
            .put("status", UNAVAILABLE)
            .put("detail", "The token cannot be checked at the moment. Try again later.")
            .encode();

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(IssuerAway::handle);
    }

    private static void handle(RoutingContext request) {
        if (!(request.failure() instanceof OIDCException) || request.response().headWritten()) {
            request.next();
            return;
        }
        LOG.warnf("An issuer does not answer: %s", request.failure().getMessage());
        request.response()
                .setStatusCode(UNAVAILABLE)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", SECONDS)
                .end(PROBLEM);
    }
}
