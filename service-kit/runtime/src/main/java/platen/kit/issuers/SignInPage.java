package platen.kit.issuers;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/** A page that people sign in to with a browser. Its tenant at the OIDC extension is the pattern for those of bound issuers. */
public interface SignInPage {

    /** As in {@code quarkus.oidc.TENANT.client-id}; without underscore. */
    String tenant();

    /** Whose people are to sign in, if the request says so. It need not be true: it only leads to a sign-in. */
    Optional<UUID> organisation(RoutingContext request);
}
