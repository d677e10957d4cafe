package platen.accesscode.selfservice.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import platen.accesscode.AccessCodeConfig;
import platen.kit.issuers.Issuers;

/** Stands before sign-in: no page where none is configured, and nothing of it in caches, frames and referrers. */
@ApplicationScoped
class MyCodeGate {

    /** Above authentication, so that redirects to the sign-in have the headers as well. */
    private static final int BEFORE_SIGN_IN = 250;

    private static final String PAGE = "/my-code";
    private static final int NOT_FOUND = 404;

    private final boolean open;
    private final MyCodeSignIn signIn;
    private final Issuers issuers;

    MyCodeGate(AccessCodeConfig config, MyCodeSignIn signIn, Issuers issuers) {
        this.open = config.myCode().enabled();
        this.signIn = signIn;
        this.issuers = issuers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_SIGN_IN);
    }

    private void pass(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.equals(PAGE) && !path.startsWith(PAGE + "/")) {
            request.next();
        } else if (open) {
            secure(request.response().headers(), issuers.signInOrigin(signIn, request));
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    /** A form sent after the session has ended is led to the sign-in, which browsers count as the form's target. */
    private static void secure(MultiMap headers, String signInOrigin) {
        String contentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self' " + signInOrigin
                + "; base-uri 'none'; frame-ancestors 'none'";
        headers.set("Content-Security-Policy", contentSecurityPolicy)
                .set("Cache-Control", "no-store")
                .set("Referrer-Policy", "no-referrer")
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
