package platen.scim.settings.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.RequiresIfMatch;
import platen.scim.settings.ReadScimSettings;
import platen.scim.settings.ReplaceScimSettings;
import platen.scim.settings.domain.KeptSettings;

/** What the organisation decides about its provisioning. */
@Path("/api/v1/scim/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SCIM settings")
public class ScimSettingsResource {

    private final CurrentOrganisation current;
    private final ReadScimSettings read;
    private final ReplaceScimSettings replace;

    ScimSettingsResource(CurrentOrganisation current, ReadScimSettings read, ReplaceScimSettings replace) {
        this.current = current;
        this.read = read;
        this.replace = replace;
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(
            summary = "Show the settings",
            description = "The defaults, as version 0, where nobody has set anything.")
    public Uni<RestResponse<ScimSettingsView>> show() {
        return read.of(current.id()).map(ScimSettingsResource::answer);
    }

    @PUT
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the settings", description = "What is left out becomes its default.")
    public Uni<RestResponse<ScimSettingsView>> replace(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, @Valid ScimSettingsRequest request) {
        return replace.replace(current.id(), request.settings(), ifMatch::matches, current.caller())
                .map(ScimSettingsResource::answer);
    }

    private static RestResponse<ScimSettingsView> answer(KeptSettings kept) {
        return ETags.ok(ScimSettingsView.of(kept), kept.version());
    }
}
