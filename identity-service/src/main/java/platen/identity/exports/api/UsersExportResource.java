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

/** {@code GET /api/v1/exports/users.csv} where one looks for it beside people. */
@Path("/api/v1/users/export")
@Tag(name = "Exports")
public class UsersExportResource {

    private final AnswerExport answer;

    UsersExportResource(AnswerExport answer) {
        this.answer = answer;
    }

    @GET
    @Produces(AnswerExport.CSV)
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(operationId = "exportUsers", summary = "People as CSV, as GET /api/v1/exports/users.csv gives them")
    @APIResponse(
            responseCode = "200",
            description = "Row by row, in the order of user names",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public RestMulti<String> users(@BeanParam ExportQuery query) {
        return answer.with(query);
    }
}
