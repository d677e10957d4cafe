package platen.identity.republishing.api;

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
import org.jspecify.annotations.Nullable;
import platen.identity.republishing.RepublishState;
import platen.kit.rest.Problems;

/** The command that rebuilds other services' read models. */
@Path("/api/v1/service/republish")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
@Tag(name = "For services")
public class RepublishResource {

    /** Whose state to repeat. */
    public record RepublishRequest(@NotNull UUID organisation) {}

    /** How many users were repeated, beside the organisation's settings. */
    public record RepublishedView(long users) {}

    private final RepublishState republish;

    RepublishResource(RepublishState republish) {
        this.republish = republish;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "On its way to Kafka")
    @Operation(summary = "Publish an organisation's full state again")
    public Uni<RestResponse<RepublishedView>> republish(@Valid RepublishRequest request) {
        return republish.republish(request.organisation()).map(RepublishResource::accepted);
    }

    private static RestResponse<RepublishedView> accepted(@Nullable Long users) {
        if (users == null) {
            throw Problems.notFound("organisation").exception();
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, new RepublishedView(users))
                .build();
    }
}
