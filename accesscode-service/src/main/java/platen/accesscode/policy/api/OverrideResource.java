package platen.accesscode.policy.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.policy.ChangeOverrides;
import platen.accesscode.policy.ChangeOverrides.Change;
import platen.accesscode.policy.ChangeOverrides.Expectation;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/**
 * Policies that differ from the organisation's for some of its people. A name is made with {@code If-None-Match: *} and
 * changed with {@code If-Match}, so that nobody overwrites what they have not seen.
 */
@Path("/api/v1/policy/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OverrideResource {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}";
    private static final String NAME_RULE =
            "must have at most 100 letters, digits, spaces, dots, underscores and hyphens, and begin with a letter or digit";

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final ChangeOverrides overrides;

    OverrideResource(CurrentOrganisation organisation, Caller caller, ChangeOverrides overrides) {
        this.organisation = organisation;
        this.caller = caller;
        this.overrides = overrides;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List the policy overrides in order of their names")
    public Uni<Page<OverrideView>> list(
            @QueryParam("cursor") @Nullable Cursor cursor, @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return overrides
                .page(organisation.id(), cursor == null ? null : cursor.text(0), limit.andOneMore())
                .map(found ->
                        Page.of(found, limit, last -> Cursor.of(last.name())).map(OverrideView::of));
    }

    @GET
    @Path("{name}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show a policy override")
    public Uni<RestResponse<OverrideView>> show(@RestPath @Pattern(regexp = NAME, message = NAME_RULE) String name) {
        return overrides.show(organisation.id(), name).map(found -> {
            if (found == null) {
                throw unknown();
            }
            return ETags.ok(OverrideView.of(found), found.version());
        });
    }

    @PUT
    @Path("{name}")
    @RolesAllowed("admin")
    @Operation(summary = "Make a policy override (If-None-Match: *) or change it (If-Match); existing codes stay")
    public Uni<RestResponse<OverrideView>> put(
            @RestPath @Pattern(regexp = NAME, message = NAME_RULE) String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable IfMatch ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            UriInfo uri,
            @Valid OverrideBody body) {
        Expectation expected = expectation(ifMatch, ifNoneMatch);
        return overrides
                .put(organisation.id(), name, body.settings(), expected, caller.cause())
                .map(change -> switch (change) {
                    case Change.Created(var created) ->
                        ETags.created(uri.getAbsolutePath(), OverrideView.of(created), created.version());
                    case Change.Changed(var changed) -> ETags.ok(OverrideView.of(changed), changed.version());
                    default -> throw refused(change);
                });
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Remove a policy override; its people have the organisation's policy again")
    public Uni<RestResponse<Void>> remove(
            @RestPath @Pattern(regexp = NAME, message = NAME_RULE) String name,
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch) {
        Expectation expected = version -> version == null || ifMatch.matches(version);
        return overrides
                .remove(organisation.id(), name, expected, caller.cause())
                .map(change -> {
                    if (change instanceof Change.Removed) {
                        return RestResponse.noContent();
                    }
                    throw refused(change);
                });
    }

    private static Expectation expectation(@Nullable IfMatch ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch == null) {
            return version -> version != null && ifMatch.matches(version);
        }
        if (ifMatch == null && ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return version -> version == null;
        }
        if (ifMatch == null && ifNoneMatch == null) {
            throw Problems.preconditionRequired()
                    .withDetail(
                            "Send If-None-Match: * to make it, or the ETag of the version you have seen as If-Match.")
                    .exception();
        }
        throw Problems.badRequest("Either If-Match with ETags or If-None-Match: * is needed.")
                .exception();
    }

    private static ProblemException refused(Change change) {
        return switch (change) {
            case Change.Stale stale -> Problems.preconditionFailed().exception();
            case Change.TooMany tooMany ->
                Problems.conflict(
                                "too-many-overrides",
                                "There are too many policy overrides",
                                "An organisation has at most " + ChangeOverrides.MOST + " of them.")
                        .exception();
            default -> unknown();
        };
    }

    private static ProblemException unknown() {
        return Problems.notFound("policy override").exception();
    }
}
