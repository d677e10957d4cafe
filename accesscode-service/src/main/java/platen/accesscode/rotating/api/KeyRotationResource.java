package platen.accesscode.rotating.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import platen.accesscode.rotating.OrderKeyRotation;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** For operators: renewing under new keys what is kept under older ones. */
@Path("/api/v1/service/key-rotations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class KeyRotationResource {

    /**
     * Either one organisation or {@code all: true}.
     */
    @Schema(name = "KeyRotationOrder")
    public record KeyRotationOrder(
            @Nullable UUID organisation, @Nullable Boolean all) {}

    private final OrderKeyRotation order;

    KeyRotationResource(OrderKeyRotation order) {
        this.order = order;
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Renew what is kept under older keys; begins again where it is under way")
    public Uni<KeyRotationView> order(@Valid KeyRotationOrder body) {
        boolean all = Boolean.TRUE.equals(body.all());
        if (all == (body.organisation() != null)) {
            throw Problems.invalid(List.of(Violation.at("", "must have either organisation or all: true")))
                    .exception();
        }
        return order.order(body.organisation()).map(progress -> {
            if (progress == null) {
                throw Problems.notFound("organisation").exception();
            }
            return KeyRotationView.of(progress);
        });
    }

    @GET
    @Operation(summary = "Tell how far the renewal has come and how much is kept under which key; counts rows")
    public Uni<KeyRotationView> progress(@QueryParam("organisation") @Nullable UUID organisation) {
        return order.progress(organisation).map(KeyRotationView::of);
    }
}
