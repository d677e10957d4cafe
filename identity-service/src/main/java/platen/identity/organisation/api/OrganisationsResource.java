package platen.identity.organisation.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.api.FlawedDraft;
import platen.identity.organisation.CreateOrganisation;
import platen.identity.organisation.DeleteOrganisation;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** The installation's organisations, for operators, who belong to none. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "Organisations")
public class OrganisationsResource {

    private final CreateOrganisation create;
    private final FindOrganisations find;
    private final DeleteOrganisation delete;
    private final CurrentIdempotentRequest idempotent;

    OrganisationsResource(
            CreateOrganisation create,
            FindOrganisations find,
            DeleteOrganisation delete,
            CurrentIdempotentRequest idempotent) {
        this.create = create;
        this.find = find;
        this.delete = delete;
        this.idempotent = idempotent;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create an organisation")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "201", responseDescription = "Created")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<OrganisationView>> create(SettingsRequest request) {
        return create.create(FlawedDraft.refuse(request.draft().checked()), idempotent.get())
                .map(made -> ETags.created(
                        URI.create("/api/v1/organisations/" + made.id()), OrganisationView.of(made), made.version()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an organisation")
    public Uni<RestResponse<OrganisationView>> show(@PathParam("id") UUID id) {
        return find.byId(id).map(OrganisationsResource::shown);
    }

    /** Everything it has, in every service, cannot be brought back; hence the name. */
    @DELETE
    @Path("/{id}")
    @RequiresIfMatch
    @Operation(summary = "Delete an organisation with everything it has, in every service")
    @APIResponse(responseCode = "202", description = "It is deleted; its rows go, here and in every service")
    public Uni<RestResponse<Void>> delete(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch ifMatch,
            @QueryParam("name")
                    @Parameter(
                            required = true,
                            description = "The organisation's name, so that none is deleted by slip")
                    @Nullable
                    String name) {
        return delete.delete(id, name == null ? "" : name, ifMatch).map(outcome -> switch (outcome) {
            case DELETED -> RestResponse.accepted();
            case UNKNOWN -> throw Problems.notFound("organisation").exception();
            case NOT_CONFIRMED ->
                throw Problems.invalid(List.of(Violation.ofParameter("name", "must be the organisation's name")))
                        .exception();
        });
    }

    @GET
    @Path("/{id}/deletion")
    @Operation(summary = "Show how far the deletion of an organisation is in this service")
    public Uni<DeletionView> deletion(@PathParam("id") UUID id) {
        return delete.progress(id).map(progress -> {
            if (progress == null) {
                throw Problems.notFound("deletion").exception();
            }
            return DeletionView.of(progress);
        });
    }

    @GET
    @Operation(summary = "List the organisations in order of creation")
    public Uni<Page<OrganisationView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        var found = cursor == null
                ? find.first(limit.andOneMore())
                : find.after(cursor.instant(0), cursor.uuid(1), limit.andOneMore());
        return found.map(rows -> Page.of(rows, limit, last -> Cursor.of(last.createdAt(), last.id()))
                .map(OrganisationView::of));
    }

    static RestResponse<OrganisationView> shown(@Nullable Organisation found) {
        if (found == null) {
            throw Problems.notFound("organisation").exception();
        }
        return ETags.ok(OrganisationView.of(found), found.version());
    }
}
