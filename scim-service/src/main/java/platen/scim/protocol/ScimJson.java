package platen.scim.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as SCIM uses it: a body is one object, said once. */
public final class ScimJson {

    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    public static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ScimLimits.JSON_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ScimJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Reads what a client sent. */
    public static ObjectNode read(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "The body is not valid JSON" + place(malformed) + ".");
        }
        throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "The body must be a JSON object.");
    }

    /** A member by its name in any case; null when there is none. */
    public static @Nullable JsonNode member(ObjectNode object, String name) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    /** Reads what this service has written. */
    public static ObjectNode readOwn(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored resource is not JSON");
        }
    }

    public static ObjectNode error(ScimRefusal refusal) {
        ObjectNode error = object();
        error.putArray("schemas").add(ERROR);
        if (refusal.type() != null) {
            error.put("scimType", refusal.type().word());
        }
        // A string, as RFC 7644, 3.12 has it.
        return error.put("detail", refusal.detail()).put("status", Integer.toString(refusal.status()));
    }

    /** RFC 7644, 3.4.2. Resources stands there even when it is empty. */
    public static ObjectNode list(long total, long startIndex, List<ObjectNode> resources) {
        ObjectNode list = object();
        list.putArray("schemas").add(LIST_RESPONSE);
        list.put("totalResults", total).put("itemsPerPage", resources.size()).put("startIndex", startIndex);
        list.putArray("Resources").addAll(resources);
        return list;
    }

    /** The parser's own message may quote the body. */
    private static String place(IOException malformed) {
        return malformed instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
    }
}
