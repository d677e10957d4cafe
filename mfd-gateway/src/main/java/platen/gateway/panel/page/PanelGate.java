package platen.gateway.panel.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import platen.gateway.GatewayConfig;

/** Keeps the panel's pages, whose address is a secret, out of caches, referrers and, unless configured, frames. */
@ApplicationScoped
class PanelGate {

    /** Above everything that may answer. */
    private static final int FIRST = 250;

    private static final String PAGES = "/panel/";

    private final String contentSecurityPolicy;

    PanelGate(PanelStyle style, GatewayConfig config) {
        this.contentSecurityPolicy = "default-src 'none'; style-src " + style.source()
                + "; form-action 'self'; base-uri 'none'; frame-ancestors "
                + config.panel().framedBy().orElse("'none'");
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext request) {
        if (request.normalizedPath().startsWith(PAGES)) {
            request.response()
                    .headers()
                    .set("Content-Security-Policy", contentSecurityPolicy)
                    .set("Cache-Control", "no-store")
                    .set("Referrer-Policy", "no-referrer")
                    .set("X-Content-Type-Options", "nosniff");
        }
        request.next();
    }
}
