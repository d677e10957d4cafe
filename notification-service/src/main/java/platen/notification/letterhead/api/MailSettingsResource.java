package platen.notification.letterhead.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;
import platen.notification.letterhead.ChangeLetterhead;
import platen.notification.letterhead.ChangeLetterhead.Change;
import platen.notification.letterhead.domain.Logo;

/** Who an organisation's mails come from, and the logo above them. */
@Path("/api/v1/mail-settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Mail settings")
public class MailSettingsResource {

    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";

    private final CurrentOrganisation organisation;
    private final ChangeLetterhead changeLetterhead;

    MailSettingsResource(CurrentOrganisation organisation, ChangeLetterhead changeLetterhead) {
        this.organisation = organisation;
        this.changeLetterhead = changeLetterhead;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show who mails come from")
    public Uni<RestResponse<MailSettingsBody>> show() {
        return changeLetterhead
                .show(organisation.id())
                .map(found -> ETags.ok(MailSettingsBody.of(found.letterhead()), found.version()));
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Say who mails come from")
    public Uni<RestResponse<MailSettingsBody>> put(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, MailSettingsBody body) {
        List<Violation> violations = body.violations();
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations).exception();
        }
        return changeLetterhead
                .put(organisation.id(), body.letterhead(), ifMatch::matches)
                .map(change -> switch (change) {
                    case Change.Changed(var changed) ->
                        ETags.ok(MailSettingsBody.of(changed.letterhead()), changed.version());
                    case Change.Stale stale ->
                        throw Problems.preconditionFailed().exception();
                    case Change.DomainNotAllowed(var allowed) ->
                        throw Problems.unprocessable(
                                        "sender-domain-not-allowed",
                                        "Mails may not come from there",
                                        allowed.isEmpty()
                                                ? "The operator allows no sender address but the service's own."
                                                : "The operator allows addresses of: " + String.join(", ", allowed))
                                .exception();
                });
    }

    /** A {@link Response} says its type itself; of a {@code RestResponse} Quarkus takes that of Accept, and refuses image/*. */
    @GET
    @Path("logo")
    @Produces({PNG, JPEG})
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show the logo")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> logo(@Context Request request) {
        return changeLetterhead.logo(organisation.id()).map(logo -> {
            if (logo == null) {
                throw Problems.notFound("logo").exception();
            }
            Variant stored = new Variant(MediaType.valueOf(logo.type()), (Locale) null, null);
            if (request.selectVariant(List.of(stored)) == null) {
                throw new NotAcceptableException();
            }
            return Response.ok(logo.file(), stored).build();
        });
    }

    @PUT
    @Path("logo")
    @Consumes({PNG, JPEG})
    @RolesAllowed("admin")
    @Operation(
            summary = "Put a logo above mails",
            description = "A PNG or JPEG of at most 100,000 bytes and 1,200 pixels a side.")
    public Uni<RestResponse<Void>> putLogo(byte[] file) {
        Logo logo = Logo.of(file)
                .orElseThrow(() -> Problems.unprocessable(
                                "logo-unusable",
                                "The logo cannot be used",
                                "It must be a PNG or JPEG of at most " + Logo.MOST_BYTES + " bytes and "
                                        + Logo.MOST_PIXELS_A_SIDE + " pixels a side.")
                        .exception());
        return changeLetterhead.putLogo(organisation.id(), logo).map(done -> RestResponse.noContent());
    }

    @DELETE
    @Path("logo")
    @RolesAllowed("admin")
    @Operation(summary = "Take the logo away")
    public Uni<RestResponse<Void>> dropLogo() {
        return changeLetterhead.dropLogo(organisation.id()).map(dropped -> {
            if (!dropped) {
                throw Problems.notFound("logo").exception();
            }
            return RestResponse.noContent();
        });
    }
}
