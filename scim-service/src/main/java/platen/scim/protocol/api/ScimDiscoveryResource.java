package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.scim.PublicAddress;
import platen.scim.ScimConfig;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/** What this service offers (RFC 7644, 4). */
@Path("/scim/v2/{organisation}")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimDiscoveryResource {

    private final Discovery discovery;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimDiscoveryResource(ScimCaller caller, PublicAddress address, ScimConfig config) {
        this.discovery = new Discovery(config.cursorTimeout());
        this.caller = caller;
        this.address = address;
    }

    @GET
    @Path("/ServiceProviderConfig")
    @Operation(summary = "What of SCIM is supported")
    public Response serviceProviderConfig(@Context UriInfo uri) {
        return ScimAnswers.ok(discovery.serviceProviderConfig(tenantUrl(uri)));
    }

    @GET
    @Path("/ResourceTypes")
    @Operation(summary = "List the kinds of resources")
    public Response resourceTypes(@Context UriInfo uri) {
        return list(Discovery.types(caller.settings()).stream()
                .map(type -> discovery.type(type, tenantUrl(uri)))
                .toList());
    }

    @GET
    @Path("/ResourceTypes/{name}")
    @Operation(summary = "Show a kind of resource")
    public Response resourceType(@PathParam("name") String name, @Context UriInfo uri) {
        return Discovery.types(caller.settings()).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> ScimAnswers.ok(discovery.type(type, tenantUrl(uri))))
                .orElseThrow(ScimRefusal::notFound);
    }

    @GET
    @Path("/Schemas")
    @Operation(summary = "List the schemas")
    public Response schemas(@Context UriInfo uri) {
        return list(discovery.schemas(caller.settings(), tenantUrl(uri)));
    }

    @GET
    @Path("/Schemas/{urn}")
    @Operation(summary = "Show a schema")
    public Response schema(@PathParam("urn") String urn, @Context UriInfo uri) {
        return discovery.schemas(caller.settings(), tenantUrl(uri)).stream()
                .filter(schema -> schema.path("id").asText().equalsIgnoreCase(urn))
                .findFirst()
                .map(ScimAnswers::ok)
                .orElseThrow(ScimRefusal::notFound);
    }

    @GET
    @Path("/Me")
    @Operation(hidden = true)
    public Response me() {
        throw meIsNobody();
    }

    @POST
    @Path("/Me")
    @Operation(hidden = true)
    public Response createMe() {
        throw meIsNobody();
    }

    @PUT
    @Path("/Me")
    @Operation(hidden = true)
    public Response replaceMe() {
        throw meIsNobody();
    }

    @PATCH
    @Path("/Me")
    @Operation(hidden = true)
    public Response patchMe() {
        throw meIsNobody();
    }

    @DELETE
    @Path("/Me")
    @Operation(hidden = true)
    public Response deleteMe() {
        throw meIsNobody();
    }

    /** RFC 7644, 3.11. */
    private static ScimRefusal meIsNobody() {
        return new ScimRefusal(501, null, "A token belongs to an organisation and not to a user.");
    }

    private String tenantUrl(UriInfo uri) {
        return address.tenantUrl(uri.getBaseUri(), caller.organisation());
    }

    private static Response list(List<ObjectNode> resources) {
        return ScimAnswers.ok(ScimJson.list(resources.size(), 1, resources));
    }
}
