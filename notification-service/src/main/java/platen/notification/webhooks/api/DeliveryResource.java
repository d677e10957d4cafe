package platen.notification.webhooks.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.notification.webhooks.AskForDelivery;
import platen.notification.webhooks.DeliveryLog;
import platen.notification.webhooks.domain.DeliveryState;

/** What became of a webhook's deliveries, and deliveries on demand. */
@Path("/api/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveryResource {

    private final CurrentOrganisation organisation;
    private final DeliveryLog log;
    private final AskForDelivery askForDelivery;

    DeliveryResource(CurrentOrganisation organisation, DeliveryLog log, AskForDelivery askForDelivery) {
        this.organisation = organisation;
        this.log = log;
        this.askForDelivery = askForDelivery;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List a webhook's deliveries, newest first", description = "Of the last seven days.")
    public Uni<Page<DeliveryView>> list(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return log.list(organisation.id(), id, state(state), limit, cursor).map(page -> {
            if (page == null) {
                throw WebhookResource.notFound();
            }
            return page.map(DeliveryView::of);
        });
    }

    @POST
    @Path("/test")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send a ping",
            description = "A delivery of type webhook.ping, tried and listed like any other.")
    @APIResponse(
            responseCode = "202",
            description = "It waits for its turn",
            content = @Content(schema = @Schema(implementation = QueuedDeliveryView.class)))
    @APIResponse(responseCode = "409", description = "The webhook is disabled")
    public Uni<RestResponse<QueuedDeliveryView>> test(@PathParam("id") UUID id) {
        return askForDelivery.ping(organisation.id(), id).map(DeliveryResource::answer);
    }

    @POST
    @Path("/deliveries/{delivery}/retry")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Deliver again", description = "What was delivered or has failed, under the same webhook-id.")
    @APIResponse(
            responseCode = "202",
            description = "It waits for its turn",
            content = @Content(schema = @Schema(implementation = QueuedDeliveryView.class)))
    @APIResponse(responseCode = "409", description = "It is not done yet, or the webhook is disabled")
    public Uni<RestResponse<QueuedDeliveryView>> retry(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        return askForDelivery.again(organisation.id(), id, delivery).map(DeliveryResource::answer);
    }

    private static RestResponse<QueuedDeliveryView> answer(AskForDelivery.Outcome outcome) {
        return switch (outcome) {
            case AskForDelivery.Outcome.Queued queued ->
                RestResponse.status(RestResponse.Status.ACCEPTED, new QueuedDeliveryView(queued.delivery()));
            case AskForDelivery.Outcome.NotFound none ->
                throw Problems.notFound("webhook or delivery").exception();
            case AskForDelivery.Outcome.Disabled disabled ->
                throw Problems.conflict(
                                "webhook-disabled",
                                "The webhook is disabled",
                                "Enable it first: nothing is sent to it.")
                        .exception();
            case AskForDelivery.Outcome.UnderWay open ->
                throw Problems.conflict("delivery-not-done", "The delivery is not done", "It will be tried anyway.")
                        .exception();
        };
    }

    private static @Nullable DeliveryState state(@Nullable String state) {
        return state == null
                ? null
                : DeliveryState.named(state)
                        .orElseThrow(() -> Problems.invalid(
                                        List.of(Violation.ofParameter("state", "is not a state a delivery can have")))
                                .exception());
    }
}
