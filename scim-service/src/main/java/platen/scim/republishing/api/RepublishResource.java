package platen.scim.republishing.api;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.scim.republishing.RepublishPeople;

/** The command for when events of identity providers were lost. */
@Path("/api/v1/service/republish")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
@Tag(name = "For services")
public class RepublishResource {

    /** Whose people to speak of. */
    public record RepublishRequest(@NotNull UUID organisation) {}

    /** Of how many people something was said, those deleted within seven days among them. */
    public record RepublishedView(long people) {}

    private final RepublishPeople republish;

    RepublishResource(RepublishPeople republish) {
        this.republish = republish;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "On its way to Kafka")
    @Operation(summary = "Say again what an organisation's identity provider has said of people")
    public Uni<RestResponse<RepublishedView>> republish(@Valid RepublishRequest request) {
        return republish
                .republish(request.organisation())
                .map(people -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, new RepublishedView(people))
                        .build());
    }
}
