package platen.scim.searching.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.scim.PublicAddress;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.searching.ListAnswer;
import platen.scim.searching.SearchEverything;
import platen.scim.searching.SearchParameters;
import platen.scim.searching.SearchRequest;

/** Searches over all types of resources. */
@Path("/scim/v2/{organisation}/.search")
@PermitAll
@Tag(name = "SCIM 2.0")
public class SearchResource {

    private final SearchEverything search;
    private final ScimCaller caller;
    private final PublicAddress address;

    SearchResource(SearchEverything search, ScimCaller caller, PublicAddress address) {
        this.search = search;
        this.caller = caller;
        this.address = address;
    }

    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Search resources of all types (RFC 7644, 3.4.3)")
    public Uni<Response> search(ScimBody body, @Context UriInfo uri) {
        SearchRequest request = SearchParameters.ofBody(body.json());
        return search.search(caller.organisation(), request, address.tenantUrl(uri.getBaseUri(), caller.organisation()))
                .map(found -> ScimAnswers.ok(ListAnswer.of(request, found, null, null)));
    }
}
