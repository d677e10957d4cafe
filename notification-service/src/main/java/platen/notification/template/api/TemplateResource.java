package platen.notification.template.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Page;
import platen.notification.template.domain.MailTemplate;

/** The templates there are. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
@Tag(name = "Templates")
public class TemplateResource {

    private final CurrentOrganisation currentOrganisation;

    TemplateResource(CurrentOrganisation currentOrganisation) {
        this.currentOrganisation = currentOrganisation;
    }

    @GET
    @Operation(summary = "List the mail templates")
    public Page<TemplateView> list() {
        // Refuses callers without an organisation; the templates are the same for all so far.
        var unused = currentOrganisation.id();
        return new Page<>(
                Arrays.stream(MailTemplate.values()).map(TemplateView::of).toList(), null);
    }
}
