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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import platen.gateway.settings.ChangeSettings;
import platen.gateway.settings.ChangeSettings.Command;
import platen.gateway.settings.ChangeSettings.OfDevice;
import platen.gateway.settings.domain.SettingsChoices;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** What one device does otherwise than its organisation wants of the others. */
@Path("/api/v1/devices/{id}/settings")
@Tag(name = "Settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OwnSettingsResource {

    /**
     * @param chosen for this device; null is no choice
     * @param effective what holds at it
     */
    public record OwnSettingsView(SettingsChoices chosen, SettingsChoices effective) {

        static OwnSettingsView of(OfDevice settings) {
            return new OwnSettingsView(settings.chosen(), SettingsChoices.of(settings.effective()));
        }
    }

    private final ChangeSettings settings;
    private final CurrentOrganisation organisation;

    OwnSettingsResource(ChangeSettings settings, CurrentOrganisation organisation) {
        this.settings = settings;
        this.organisation = organisation;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show what is chosen for a device, and what holds at it")
    public Uni<RestResponse<OwnSettingsView>> show(@RestPath UUID id) {
        return settings.show(organisation.id(), id)
                .map(found ->
                        found.orElseThrow(() -> Problems.notFound("device").exception()))
                .map(OwnSettingsResource::answer);
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Set what a device does otherwise, whole: what is left out is as the organisation has it")
    public Uni<RestResponse<OwnSettingsView>> change(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, SettingsChoices choices) {
        return settings.change(id, new Command(organisation.id(), choices, ifMatch, organisation.caller()))
                .map(SettingsAnswers::changed)
                .map(OwnSettingsResource::answer);
    }

    private static RestResponse<OwnSettingsView> answer(OfDevice found) {
        return ETags.ok(OwnSettingsView.of(found), found.version());
    }
}
