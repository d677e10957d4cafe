package platen.gateway.settings.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import platen.gateway.settings.ChangeSettings;
import platen.gateway.settings.ChangeSettings.Command;
import platen.gateway.settings.ChangeSettings.OfDevice;
import platen.gateway.settings.domain.SettingsChoices;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.RequiresIfMatch;

/** What an organisation wants of its devices. */
@Path("/api/v1/device-settings")
@Tag(name = "Settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private final ChangeSettings settings;
    private final CurrentOrganisation organisation;

    SettingsResource(ChangeSettings settings, CurrentOrganisation organisation) {
        this.settings = settings;
        this.organisation = organisation;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show what holds at devices that have chosen nothing of their own")
    public Uni<RestResponse<SettingsChoices>> show() {
        return settings.show(organisation.id()).map(SettingsResource::answer);
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(
            summary = "Set what holds at devices, whole: what is left out gets its default",
            description = "It holds from each device's next request on; sessions keep the time-outs they began with.")
    public Uni<RestResponse<SettingsChoices>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, SettingsChoices choices) {
        return settings.change(new Command(organisation.id(), choices, ifMatch, organisation.caller()))
                .map(SettingsAnswers::changed)
                .map(SettingsResource::answer);
    }

    private static RestResponse<SettingsChoices> answer(OfDevice found) {
        return ETags.ok(SettingsChoices.of(found.effective()), found.version());
    }
}
