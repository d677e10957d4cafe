package platen.identity.imports.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.ImportRefused;
import platen.identity.imports.ManageImports;
import platen.identity.imports.ManageImports.Outcome;
import platen.identity.imports.ReadImport;
import platen.identity.imports.ReadResult;
import platen.identity.imports.UserImport;
import platen.identity.imports.domain.ImportOptions;
import platen.identity.imports.files.UnreadableFile;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** People by file. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {

    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    private final ReadImport read;
    private final ManageImports imports;
    private final ReadResult result;
    private final CurrentOrganisation current;

    ImportsResource(ReadImport read, ManageImports imports, ReadResult result, CurrentOrganisation current) {
        this.read = read;
        this.imports = imports;
        this.result = result;
        this.current = current;
    }

    @POST
    @Blocking
    @RolesAllowed("admin")
    @Consumes({CSV, TSV, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Send a file of people; nothing happens to anybody before it is applied",
            description = "Answers when the file has been read. Look at the import until its state is preview.")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "Being looked over")
    public RestResponse<ImportView> send(
            @Parameter(description = "Whether people are told of codes that the file sets or clears")
                    @QueryParam("notify")
                    @DefaultValue("true")
                    boolean notify,
            @Parameter(description = "Whether people whom nobody knows yet are made")
                    @QueryParam("create")
                    @DefaultValue("true")
                    boolean create,
            @Parameter(description = "Between cells: comma, semicolon or tab; found out when left out")
                    @QueryParam("delimiter")
                    @Nullable
                    String delimiter,
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
        UUID organisation = current.id();
        var upload = new ReadImport.Upload(
                organisation, current.caller(), new ImportOptions(notify, create), separator(delimiter), file);
        try {
            UUID id = read.read(upload);
            ImportView view = ImportView.of(
                    required(imports.find(organisation, id).await().indefinitely()));
            return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view)
                    .location(URI.create("/api/v1/imports/" + id))
                    .build();
        } catch (ImportRefused refused) {
            throw UploadRefusals.of(refused).exception();
        } catch (UnreadableFile unreadable) {
            throw UploadRefusals.of(unreadable).exception();
        }
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List imports, newest first")
    public Uni<Page<ImportView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        var after = cursor == null ? null : new UserImport.Place(cursor.instant(0), cursor.uuid(1));
        return imports.page(current.id(), after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.orderedAt(), last.id()))
                        .map(ImportView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Show an import and how far it is")
    public Uni<ImportView> show(@PathParam("id") UUID id) {
        return imports.find(current.id(), id).map(ImportsResource::required).map(ImportView::of);
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed("admin")
    @Operation(summary = "Let a preview become true; the same again changes nothing")
    @APIResponse(responseCode = "202", description = "Being applied")
    public Uni<RestResponse<ImportView>> apply(@PathParam("id") UUID id) {
        UUID organisation = current.id();
        return imports.apply(organisation, id, current.caller()).chain(outcome -> accepted(organisation, id, outcome));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed("admin")
    @Operation(summary = "End an import where it is; what has been applied stays")
    @APIResponse(responseCode = "202", description = "Cancelled")
    public Uni<RestResponse<ImportView>> cancel(@PathParam("id") UUID id) {
        UUID organisation = current.id();
        return imports.cancel(organisation, id).chain(outcome -> accepted(organisation, id, outcome));
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed("admin")
    @Operation(
            summary = "Let nobody go on with an import until it is resumed; the same again changes nothing",
            description = "What has been applied stays. One that is paused for too long is cancelled.")
    @APIResponse(responseCode = "202", description = "Paused")
    public Uni<RestResponse<ImportView>> pause(@PathParam("id") UUID id) {
        UUID organisation = current.id();
        return imports.pause(organisation, id).chain(outcome -> accepted(organisation, id, outcome));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed("admin")
    @Operation(summary = "Go on with a paused import where it was; the same again changes nothing")
    @APIResponse(responseCode = "202", description = "Goes on")
    public Uni<RestResponse<ImportView>> resume(@PathParam("id") UUID id) {
        UUID organisation = current.id();
        return imports.resume(organisation, id).chain(outcome -> accepted(organisation, id, outcome));
    }

    @GET
    @Path("/{id}/problems")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List what is wrong with lines of an import, in their order")
    public Uni<Page<FindingView>> problems(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        int line = cursor == null ? 0 : Math.toIntExact(Math.min(number(cursor, 0), Integer.MAX_VALUE));
        long place = cursor == null ? 0 : number(cursor, 1);
        return imports.findings(current.id(), id, line, place, limit.andOneMore())
                .map(ImportsResource::required)
                .map(found -> Page.of(
                                found,
                                limit,
                                last -> Cursor.of(String.valueOf(last.finding().line()), String.valueOf(last.place())))
                        .map(placed -> FindingView.of(placed.finding())));
    }

    @GET
    @Path("/{id}/result")
    @Produces(CSV)
    @RolesAllowed("admin")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=\"import-result.csv\"")
    @Operation(summary = "What became of every line of the file, as CSV in UTF-8")
    public Multi<String> result(@PathParam("id") UUID id) {
        UUID organisation = current.id();
        return imports.find(organisation, id)
                .map(ImportsResource::required)
                .onItem()
                .transformToMulti(found -> result.read(organisation, id));
    }

    private Uni<RestResponse<ImportView>> accepted(UUID organisation, UUID id, Outcome outcome) {
        return switch (outcome) {
            case UNKNOWN -> throw Problems.notFound("import").exception();
            case NOT_READY ->
                throw Problems.conflict(
                                "import-not-ready",
                                "The import is not ready",
                                "Its rows are still being looked over. Wait until its state is preview.")
                        .exception();
            case NOT_AT_WORK ->
                throw Problems.conflict(
                                "import-not-at-work",
                                "The import is not at work",
                                "Only an import whose rows are being looked over or applied is paused and resumed.")
                        .exception();
            case ENDED ->
                throw Problems.conflict("import-ended", "The import has ended", "The import has come to its end.")
                        .exception();
            case ANOTHER_OPEN -> throw UploadRefusals.anotherOpen().exception();
            case DONE ->
                imports.find(organisation, id)
                        .map(ImportsResource::required)
                        .map(found -> RestResponse.ResponseBuilder.create(
                                        RestResponse.Status.ACCEPTED, ImportView.of(found))
                                .build());
        };
    }

    private static @Nullable Character separator(@Nullable String delimiter) {
        return switch (delimiter) {
            case null -> null;
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "\t", "tab" -> '\t';
            default ->
                throw Problems.invalid(List.of(Violation.ofParameter("delimiter", "must be comma, semicolon or tab")))
                        .exception();
        };
    }

    private static long number(Cursor cursor, int place) {
        String text = cursor.text(place);
        if (!text.matches("\\d{1,18}")) {
            throw Problems.invalid(List.of(Violation.ofParameter("cursor", "is not one this address has given out")))
                    .exception();
        }
        return Long.parseLong(text);
    }

    private static <T> T required(@Nullable T found) {
        if (found == null) {
            throw Problems.notFound("import").exception();
        }
        return found;
    }
}
