package platen.scim.tokens.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Limit;
import platen.kit.rest.OptionalBody;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.scim.PublicAddress;
import platen.scim.tokens.IssueScimToken;
import platen.scim.tokens.ListScimTokens;
import platen.scim.tokens.RevokeScimToken;
import platen.scim.tokens.domain.ScimToken;

/** The tokens the organisation's identity provider comes with. */
@Path("/api/v1/scim/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "SCIM tokens")
public class ScimTokensResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final IssueScimToken issue;
    private final ListScimTokens list;
    private final RevokeScimToken revoke;
    private final CurrentOrganisation current;
    private final CurrentIdempotentRequest idempotent;
    private final PublicAddress address;

    ScimTokensResource(
            IssueScimToken issue,
            ListScimTokens list,
            RevokeScimToken revoke,
            CurrentOrganisation current,
            CurrentIdempotentRequest idempotent,
            PublicAddress address) {
        this.issue = issue;
        this.list = list;
        this.revoke = revoke;
        this.current = current;
        this.idempotent = idempotent;
        this.address = address;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a token",
            description =
                    "The answer is the only place where the token can be read. The answer to a repetition under the"
                            + " same Idempotency-Key has null in its place. An organisation has at most two live tokens (409).")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = IssuedTokenView.class)))
    @APIResponse(responseCode = "409", description = "There are two live tokens already")
    public Uni<RestResponse<IssuedTokenView>> issue(
            @OptionalBody @Valid @Nullable IssueTokenRequest body, @Context UriInfo uri) {
        IssueTokenRequest request = body == null ? IssueTokenRequest.NOTHING_SAID : body;
        String tenantUrl = tenantUrl(uri);
        return issue.issue(current.id(), request.name(), request.expiresAt(), idempotent.get())
                .map(made -> RestResponse.ResponseBuilder.<IssuedTokenView>created(
                                URI.create("/api/v1/scim/tokens/" + made.token().id()))
                        .entity(IssuedTokenView.of(made, tenantUrl))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @GET
    @Operation(summary = "List the tokens that are not revoked, oldest first")
    public Uni<Page<TokenView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return list.after(
                        current.id(),
                        cursor == null ? Instant.EPOCH : cursor.instant(0),
                        cursor == null ? FIRST : cursor.uuid(1),
                        limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.createdAt(), last.id()))
                        .map(token -> TokenView.of(token, tenantUrl)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a token, without its value")
    public Uni<TokenView> show(@PathParam("id") UUID id, @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return list.byId(current.id(), id).map(found -> TokenView.of(known(found), tenantUrl));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a token; requests with it are refused from now on")
    public Uni<Void> revoke(@PathParam("id") UUID id) {
        return revoke.revoke(current.id(), id)
                .invoke(revoked -> {
                    if (!revoked) {
                        throw Problems.notFound("token").exception();
                    }
                })
                .replaceWithVoid();
    }

    private String tenantUrl(UriInfo uri) {
        return address.tenantUrl(uri.getBaseUri(), current.id());
    }

    private static ScimToken known(@Nullable ScimToken found) {
        if (found == null) {
            throw Problems.notFound("token").exception();
        }
        return found;
    }
}
