package platen.identity.organisation.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.identity.api.FlawedDraft;
import platen.identity.organisation.ChangeOrganisationSettings;
import platen.identity.organisation.FindOrganisations;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.IfMatch;
import platen.kit.rest.RequiresIfMatch;

/** The settings of the caller's own organisation. */
@Path("/api/v1/organisation/settings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Organisation settings")
public class OrganisationSettingsResource {

    private final FindOrganisations find;
    private final ChangeOrganisationSettings change;
    private final CurrentOrganisation current;

    OrganisationSettingsResource(
            FindOrganisations find, ChangeOrganisationSettings change, CurrentOrganisation current) {
        this.find = find;
        this.change = change;
        this.current = current;
    }

    @GET
    @Operation(summary = "Show the settings")
    public Uni<RestResponse<OrganisationView>> show() {
        return find.byId(current.id()).map(OrganisationsResource::shown);
    }

    @PUT
    @RequiresIfMatch
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the settings")
    public Uni<RestResponse<OrganisationView>> replace(
            @HeaderParam("If-Match") IfMatch ifMatch, SettingsRequest request) {
        var settings = FlawedDraft.refuse(request.draft().checked());
        return change.change(current.id(), settings, ifMatch).map(OrganisationsResource::shown);
    }
}
