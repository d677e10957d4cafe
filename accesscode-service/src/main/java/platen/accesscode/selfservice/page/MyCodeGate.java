package platen.accesscode.selfservice.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.accesscode.AccessCodeConfig;

/** Stands before sign-in: no page where none is configured, and nothing of it in caches, frames and referrers. */
@ApplicationScoped
class MyCodeGate {

    /** Above authentication, so that redirects to the sign-in have the headers as well. */
    private static final int BEFORE_SIGN_IN = 250;

    private static final String PAGE = "/my-code";
    private static final int NOT_FOUND = 404;

    private final boolean open;
    private final String contentSecurityPolicy;

    MyCodeGate(
            AccessCodeConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url", defaultValue = "http://localhost") URI issuer) {
        this.open = config.myCode().enabled();
        // A form sent after the session has ended is led to the sign-in, which browsers count as the form's target.
        this.contentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self' " + origin(issuer)
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_SIGN_IN);
    }

    private void pass(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.equals(PAGE) && !path.startsWith(PAGE + "/")) {
            request.next();
        } else if (open) {
            secure(request.response().headers());
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    private void secure(MultiMap headers) {
        headers.set("Content-Security-Policy", contentSecurityPolicy)
                .set("Cache-Control", "no-store")
                .set("Referrer-Policy", "no-referrer")
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String origin(URI issuer) {
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }
}
