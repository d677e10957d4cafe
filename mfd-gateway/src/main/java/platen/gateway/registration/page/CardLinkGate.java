package platen.gateway.registration.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.gateway.GatewayConfig;

/** Stands before the pages people sign in at, of mailed links and on their phones: none where links are not mailed, and nothing of it in caches, frames and referrers. */
@ApplicationScoped
class CardLinkGate {

    /** Above authentication, so that redirects to the sign-in have the headers as well. */
    private static final int BEFORE_SIGN_IN = 250;

    private static final List<String> PAGES = List.of("/card-links", "/phone-logins");
    private static final int NOT_FOUND = 404;

    private final boolean open;
    private final String contentSecurityPolicy;

    CardLinkGate(
            GatewayConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url", defaultValue = "http://localhost") URI issuer) {
        this.open = config.cardLinks().enabled();
        // The form leads to the sign-in, which browsers count as its target.
        this.contentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self' " + issuer.getScheme()
                + "://" + issuer.getAuthority() + "; base-uri 'none'; frame-ancestors 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_SIGN_IN);
    }

    private void pass(RoutingContext request) {
        String path = request.normalizedPath();
        if (PAGES.stream().noneMatch(page -> path.equals(page) || path.startsWith(page + "/"))) {
            request.next();
        } else if (open) {
            request.response()
                    .headers()
                    .set("Content-Security-Policy", contentSecurityPolicy)
                    .set("Cache-Control", "no-store")
                    .set("Referrer-Policy", "no-referrer")
                    .set("X-Content-Type-Options", "nosniff")
                    .set("X-Frame-Options", "DENY");
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }
}
