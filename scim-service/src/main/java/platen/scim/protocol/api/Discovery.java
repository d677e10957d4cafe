package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.time.Duration;
import java.util.List;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.UserSchemas;
import platen.scim.settings.domain.ScimSettings;

/** The documents a client can learn this service from. They say what is enforced, and nothing that is planned. */
final class Discovery {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private final Duration cursorTimeout;

    Discovery(Duration cursorTimeout) {
        this.cursorTimeout = cursorTimeout;
    }

    /** RFC 7643, 5. */
    ObjectNode serviceProviderConfig(String tenantUrl) {
        ObjectNode config = document("ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", ScimLimits.OPERATIONS)
                .put("maxPayloadSize", ScimLimits.BODY);
        config.putObject("filter").put("supported", true).put("maxResults", ScimLimits.PAGE);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        // RFC 9865, 4.
        config.putObject("pagination")
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", ScimLimits.DEFAULT_PAGE)
                .put("maxPageSize", ScimLimits.PAGE)
                .put("cursorTimeout", cursorTimeout.toSeconds());
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "OAuth Bearer Token")
                .put("description", "A secret token of the organisation, made by an administrator.")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        return meta(config, "ServiceProviderConfig", tenantUrl + "/ServiceProviderConfig");
    }

    /** RFC 7643, 6. */
    ObjectNode type(ResourceSchemas described, String tenantUrl) {
        ObjectNode type = document("ResourceType");
        type.put("id", described.name())
                .put("name", described.name())
                .put("endpoint", described.endpoint())
                .put("description", described.description())
                .put("schema", described.core().urn());
        var extensions = type.putArray("schemaExtensions");
        described
                .extensions()
                .forEach(schema ->
                        extensions.addObject().put("schema", schema.urn()).put("required", false));
        return meta(type, "ResourceType", tenantUrl + "/ResourceTypes/" + described.name());
    }

    /** The kinds of resources as the organisation has set them. */
    static List<ResourceSchemas> types(ScimSettings settings) {
        return List.of(users(settings), GroupSchemas.TYPE);
    }

    private static ResourceSchemas users(ScimSettings settings) {
        ResourceSchemas all = UserSchemas.TYPE;
        if (!settings.codes()) {
            return UserSchemas.TYPE_WITHOUT_CODES;
        }
        ScimSchema shown = UserSchemas.papercut(
                Returned.valueOf(settings.accessCodeReturned().name()),
                Returned.valueOf(settings.accessCardReturned().name()));
        return new ResourceSchemas(
                all.name(),
                all.endpoint(),
                all.description(),
                all.core(),
                all.extensions().stream()
                        .map(schema -> schema == UserSchemas.PAPERCUT ? shown : schema)
                        .toList());
    }

    /** RFC 7643, 7. */
    List<ObjectNode> schemas(ScimSettings settings, String tenantUrl) {
        return types(settings).stream()
                .flatMap(type -> type.all().stream())
                .map(schema -> schema(schema, tenantUrl))
                .toList();
    }

    private static ObjectNode schema(ScimSchema schema, String tenantUrl) {
        ObjectNode view = document("Schema");
        view.put("id", schema.urn()).put("name", schema.name()).put("description", schema.description());
        view.set("attributes", JsonUtils.valueToNode(schema.attributes()));
        return meta(view, "Schema", tenantUrl + "/Schemas/" + schema.urn());
    }

    private static ObjectNode document(String kind) {
        ObjectNode document = ScimJson.object();
        document.putArray("schemas").add(CORE + kind);
        return document;
    }

    private static ObjectNode meta(ObjectNode document, String type, String location) {
        document.putObject("meta").put("resourceType", type).put("location", location);
        return document;
    }
}
