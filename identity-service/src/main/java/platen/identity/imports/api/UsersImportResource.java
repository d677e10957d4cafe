package platen.identity.imports.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/imports} where one looks for it beside people. */
@Path("/api/v1/users/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class UsersImportResource {

    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    private final ImportsResource imports;

    UsersImportResource(ImportsResource imports) {
        this.imports = imports;
    }

    @POST
    @Blocking
    @RolesAllowed("admin")
    @Consumes({CSV, TSV, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "importUsers",
            summary = "Send a file of people, as POST /api/v1/imports does",
            description = "Location is the import's, under /api/v1/imports.")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "Being looked over")
    public RestResponse<ImportView> send(
            @QueryParam("notify") @DefaultValue("true") boolean notify,
            @QueryParam("create") @DefaultValue("true") boolean create,
            @QueryParam("delimiter") @Nullable String delimiter,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = TSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream file)
            throws IOException {
        return imports.send(notify, create, delimiter, file);
    }
}
