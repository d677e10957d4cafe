package platen.notification.webhooks.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Page;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;
import platen.notification.webhooks.ChangeWebhook;
import platen.notification.webhooks.CreateWebhook;
import platen.notification.webhooks.DeleteWebhook;
import platen.notification.webhooks.FindWebhooks;
import platen.notification.webhooks.RotateWebhookSecret;
import platen.notification.webhooks.Webhook;
import platen.notification.webhooks.WebhookSecret;

/** Where an organisation wants to be told what happens. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {

    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotentRequest;
    private final CreateWebhook createWebhook;
    private final ChangeWebhook changeWebhook;
    private final DeleteWebhook deleteWebhook;
    private final FindWebhooks findWebhooks;
    private final RotateWebhookSecret rotateSecret;

    WebhookResource(
            CurrentOrganisation organisation,
            CurrentIdempotentRequest idempotentRequest,
            CreateWebhook createWebhook,
            ChangeWebhook changeWebhook,
            DeleteWebhook deleteWebhook,
            FindWebhooks findWebhooks,
            RotateWebhookSecret rotateSecret) {
        this.organisation = organisation;
        this.idempotentRequest = idempotentRequest;
        this.createWebhook = createWebhook;
        this.changeWebhook = changeWebhook;
        this.deleteWebhook = deleteWebhook;
        this.findWebhooks = findWebhooks;
        this.rotateSecret = rotateSecret;
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List the webhooks, oldest first", description = "There are few: it is one page.")
    public Uni<Page<WebhookView>> list() {
        return findWebhooks
                .all(organisation.id())
                .map(found -> new Page<>(found.stream().map(WebhookView::of).toList(), null));
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create a webhook",
            description =
                    "The answer is the only place where its secret can be read. The answer to a repetition under the"
                            + " same Idempotency-Key has null in its place.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = CreatedWebhookView.class)))
    @APIResponse(responseCode = "409", description = "There are as many as there may be")
    @APIResponse(responseCode = "422", description = "The address leads nowhere, or where nothing may be called")
    public Uni<RestResponse<CreatedWebhookView>> create(@Valid WebhookRequest request) {
        check(request);
        return createWebhook
                .create(organisation.id(), request.wish(), idempotentRequest.get())
                .map(outcome -> switch (outcome) {
                    case CreateWebhook.Outcome.Created made -> created(made.webhook(), made.secret());
                    case CreateWebhook.Outcome.AddressRefused refused -> throw addressRefused();
                    case CreateWebhook.Outcome.DeletedSince gone -> throw notFound();
                });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Show a webhook")
    public Uni<RestResponse<WebhookView>> show(@PathParam("id") UUID id) {
        return findWebhooks.find(organisation.id(), id).map(found -> {
            if (found == null) {
                throw notFound();
            }
            return answer(found);
        });
    }

    @PUT
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a webhook",
            description = "Also enables one that the service has disabled. Its secret stays.")
    @APIResponse(responseCode = "422", description = "The address leads nowhere, or where nothing may be called")
    public Uni<RestResponse<WebhookView>> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid WebhookRequest request) {
        check(request);
        return changeWebhook
                .change(organisation.id(), id, request.wish(), ifMatch::matches)
                .map(outcome -> switch (outcome) {
                    case ChangeWebhook.Outcome.Changed changed -> answer(changed.webhook());
                    case ChangeWebhook.Outcome.NotFound none -> throw notFound();
                    case ChangeWebhook.Outcome.VersionChanged newer ->
                        throw Problems.preconditionFailed().exception();
                    case ChangeWebhook.Outcome.AddressRefused refused -> throw addressRefused();
                });
    }

    @DELETE
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Operation(summary = "Delete a webhook", description = "With its deliveries, those that wait included.")
    public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch) {
        return deleteWebhook
                .delete(organisation.id(), id, ifMatch::matches)
                .invoke(outcome -> {
                    switch (outcome) {
                        case DELETED -> {}
                        case NOT_FOUND -> throw notFound();
                        case VERSION_CHANGED ->
                            throw Problems.preconditionFailed().exception();
                    }
                })
                .replaceWithVoid();
    }

    @POST
    @Path("/{id}/secret")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Replace the secret",
            description =
                    "The answer is the only place where it can be read. For 24 hours deliveries carry a signature by the"
                            + " one before as well.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = RotatedSecretView.class)))
    public Uni<RestResponse<RotatedSecretView>> rotate(@PathParam("id") UUID id) {
        return rotateSecret.rotate(organisation.id(), id).map(rotated -> {
            if (rotated == null) {
                throw notFound();
            }
            return RestResponse.ResponseBuilder.ok(RotatedSecretView.of(rotated))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        });
    }

    private static void check(WebhookRequest request) {
        var violations = request.violations();
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations).exception();
        }
    }

    private static RestResponse<CreatedWebhookView> created(Webhook webhook, @Nullable WebhookSecret secret) {
        return RestResponse.ResponseBuilder.<CreatedWebhookView>created(URI.create("/api/v1/webhooks/" + webhook.id()))
                .entity(CreatedWebhookView.of(WebhookView.of(webhook), secret))
                .tag(ETags.of(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RestResponse<WebhookView> answer(Webhook webhook) {
        return ETags.ok(WebhookView.of(webhook), webhook.version());
    }

    static ProblemException notFound() {
        return Problems.notFound("webhook").exception();
    }

    /** The same words whatever the reason: else this would answer questions about names that are not public. */
    private static ProblemException addressRefused() {
        return Problems.unprocessable(
                        "webhook-address-refused",
                        "The address cannot be used",
                        "It leads nowhere, or to an address or port that is not called from here.")
                .exception();
    }
}
