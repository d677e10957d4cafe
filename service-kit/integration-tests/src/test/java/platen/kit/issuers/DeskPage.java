package platen.kit.issuers;

import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import platen.kit.organisation.CurrentOrganisation;

/** A page that tells people whose they are. */
@Path("/desk")
public class DeskPage {

    private final CurrentOrganisation organisation;

    DeskPage(CurrentOrganisation organisation) {
        this.organisation = organisation;
    }

    @GET
    @Authenticated
    public String show() {
        return organisation.find().map(Object::toString).orElse("none") + " " + organisation.caller();
    }

    /** By the link's word. */
    @ApplicationScoped
    static class SignIn implements SignInPage {

        @Override
        public String tenant() {
            return "desk";
        }

        @Override
        public Optional<UUID> organisation(RoutingContext request) {
            return Optional.ofNullable(request.request().getParam("organisation"))
                    .map(UUID::fromString);
        }
    }
}
