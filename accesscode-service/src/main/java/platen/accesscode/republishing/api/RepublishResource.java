package platen.accesscode.republishing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import platen.accesscode.Cause;
import platen.accesscode.republishing.RepublishCredentials;

/** For consumers that must rebuild their read model. */
@Path("/api/v1/service/republish")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class RepublishResource {

    /** Whose credentials are to be repeated. */
    public record RepublishRequest(@NotNull UUID organisation) {}

    /**
     * @param people how many people's credentials are repeated
     */
    public record Republished(long people) {}

    private final RepublishCredentials republish;

    RepublishResource(RepublishCredentials republish) {
        this.republish = republish;
    }

    @POST
    @Operation(summary = "Repeat an organisation's codes and cards on accesscode.credential; mails nobody")
    public Uni<Republished> republish(@Valid RepublishRequest body) {
        return republish
                .republish(body.organisation(), Cause.republishing("service"))
                .map(Republished::new);
    }
}
