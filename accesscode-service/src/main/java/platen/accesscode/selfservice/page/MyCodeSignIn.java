package platen.accesscode.selfservice.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import platen.kit.issuers.SignInPage;

/** Whose people {@code /my-code} is opened by: the link may say so, as in {@code /my-code?organisation=ID}. */
@ApplicationScoped
class MyCodeSignIn implements SignInPage {

    @Override
    public String tenant() {
        return "my-code";
    }

    @Override
    public Optional<UUID> organisation(RoutingContext request) {
        String organisation = request.request().getParam("organisation");
        try {
            return Optional.ofNullable(organisation).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
