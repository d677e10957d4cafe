package platen.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.scim.bulk.domain.BulkPlan;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.UserSchemas;

/**
 * One operation of a bulk request as it was written (RFC 7644, 3.7).
 *
 * @param target id of the resource, or a reference to one; empty for POST
 * @param version what If-Match would say
 */
record BulkOperation(
        int place,
        Method method,
        ResourceSchemas type,
        String target,
        @Nullable String bulkId,
        @Nullable String version,
        ObjectNode data) {

    /** What may be done. */
    enum Method {
        POST,
        PUT,
        PATCH,
        DELETE
    }

    private static final String REFERENCE = "bulkId:";

    static BulkOperation read(int place, JsonNode written) {
        if (!(written instanceof ObjectNode operation)) {
            throw syntax(place, "must be an object");
        }
        Method method = method(place, text(operation, "method"));
        String path = text(operation, "path");
        ResourceSchemas type = type(place, path);
        String target = path.substring(type.endpoint().length()).replaceFirst("^/", "");
        if ((method == Method.POST) != target.isEmpty() || target.contains("/")) {
            throw syntax(place, "has a path that does not fit its method");
        }
        String bulkId = text(operation, "bulkId");
        String version = text(operation, "version");
        return new BulkOperation(
                place,
                method,
                type,
                target,
                bulkId.isEmpty() ? null : bulkId,
                version.isEmpty() ? null : version,
                data(place, method, ScimJson.member(operation, "data")));
    }

    private static Method method(int place, String written) {
        try {
            return Method.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw syntax(place, "must have the method POST, PUT, PATCH or DELETE");
        }
    }

    private static ResourceSchemas type(int place, String path) {
        for (ResourceSchemas type : new ResourceSchemas[] {UserSchemas.TYPE, GroupSchemas.TYPE}) {
            if (path.equals(type.endpoint()) || path.startsWith(type.endpoint() + "/")) {
                return type;
            }
        }
        throw syntax(place, "must have a path of /Users or /Groups");
    }

    private static ObjectNode data(int place, Method method, @Nullable JsonNode data) {
        if (method == Method.DELETE) {
            return ScimJson.object();
        }
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw syntax(place, "must have data");
    }

    private static String text(ObjectNode operation, String name) {
        JsonNode value = ScimJson.member(operation, name);
        return value == null || value.isNull() ? "" : value.asText();
    }

    private static ScimRefusal syntax(int place, String rule) {
        return ScimRefusal.of(ScimType.INVALID_SYNTAX, "Operation " + (place + 1) + " " + rule + ".");
    }

    /** The temporary id a text refers to, or null when it is no reference. */
    static @Nullable String reference(String text) {
        return text.startsWith(REFERENCE) ? text.substring(REFERENCE.length()) : null;
    }

    BulkPlan.Link link() {
        Set<String> needs = new LinkedHashSet<>();
        collect(data, needs);
        String ofTarget = reference(target);
        if (ofTarget != null) {
            needs.add(ofTarget);
        }
        return new BulkPlan.Link(
                place,
                method == Method.POST ? bulkId : null,
                needs,
                method == Method.POST && type == GroupSchemas.TYPE);
    }

    private static void collect(JsonNode node, Set<String> needs) {
        String reference = node.isTextual() ? reference(node.asText()) : null;
        if (reference != null) {
            needs.add(reference);
        }
        node.forEach(inner -> collect(inner, needs));
    }
}
