package platen.gateway.registration.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import platen.gateway.GatewayConfig;
import platen.kit.issuers.Issuers;

/** Stands before the pages people sign in at, of mailed links and on their phones: none where links are not mailed, and nothing of it in caches, frames and referrers. */
@ApplicationScoped
class CardLinkGate {

    /** Above authentication, so that redirects to the sign-in have the headers as well. */
    private static final int BEFORE_SIGN_IN = 250;

    private static final int NOT_FOUND = 404;

    private final boolean open;
    private final List<LinkSignIn> signIns;
    private final Issuers issuers;

    CardLinkGate(GatewayConfig config, CardLinkSignIn cardLinks, PhoneLoginSignIn phoneLogins, Issuers issuers) {
        this.open = config.cardLinks().enabled();
        this.signIns = List.of(cardLinks, phoneLogins);
        this.issuers = issuers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_SIGN_IN);
    }

    private void pass(RoutingContext request) {
        Optional<LinkSignIn> page =
                signIns.stream().filter(signIn -> signIn.serves(request)).findFirst();
        if (page.isEmpty()) {
            request.next();
        } else if (open) {
            request.response()
                    .headers()
                    .set("Content-Security-Policy", contentSecurityPolicy(page.get(), request))
                    .set("Cache-Control", "no-store")
                    .set("Referrer-Policy", "no-referrer")
                    .set("X-Content-Type-Options", "nosniff")
                    .set("X-Frame-Options", "DENY");
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    /** The form leads to the sign-in, which browsers count as its target. */
    private String contentSecurityPolicy(LinkSignIn page, RoutingContext request) {
        return "default-src 'none'; style-src 'self'; form-action 'self' " + issuers.signInOrigin(page, request)
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
