package platen.identity.exports.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The people of the caller's organisation as a file. */
@Path("/api/v1/exports")
@Tag(name = "Exports")
public class ExportsResource {

    private final AnswerExport answer;

    ExportsResource(AnswerExport answer) {
        this.answer = answer;
    }

    @GET
    @Path("/users.csv")
    @Produces(AnswerExport.CSV)
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(
            summary = "People as CSV that can be imported again",
            description =
                    "With codes=true, for administrators only, access codes and cards are in it, and each is audited.")
    @APIResponse(
            responseCode = "200",
            description = "Row by row, in the order of user names",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public RestMulti<String> users(@BeanParam ExportQuery query) {
        return answer.with(query);
    }
}
