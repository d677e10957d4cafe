package platen.scim.bulk.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.scim.PublicAddress;
import platen.scim.bulk.BulkResult;
import platen.scim.bulk.RunBulk;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;

/** Many operations in one request. Open to the OIDC layer because the gate has its own tokens. */
@Path("/scim/v2/{organisation}/Bulk")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimBulkResource {

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final RunBulk bulk;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimBulkResource(RunBulk bulk, ScimCaller caller, PublicAddress address) {
        this.bulk = bulk;
        this.caller = caller;
        this.address = address;
    }

    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Write many users and groups (RFC 7644, 3.7)")
    public Uni<Response> run(ScimBody body, @Context UriInfo uri) {
        String tenantUrl = address.tenantUrl(uri.getBaseUri(), caller.organisation());
        return bulk.run(caller.organisation(), caller.settings(), body.json(), caller.requestId())
                .map(results -> ScimAnswers.ok(view(results, tenantUrl)));
    }

    private static ObjectNode view(List<BulkResult> results, String tenantUrl) {
        ObjectNode view = ScimJson.object();
        view.putArray("schemas").add(RESPONSE);
        ArrayNode operations = view.putArray("Operations");
        results.forEach(result -> operations.add(result.view(tenantUrl)));
        return view;
    }
}
