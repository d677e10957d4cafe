package platen.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import platen.scim.protocol.ScimRefusal;
import platen.scim.users.domain.MatchKey;

/** What a whole resource must fulfil, however it came about. Types are a matter of {@link ValueForm}, uniqueness one of the database. */
public final class ResourceRules {

    /** Folded and in UTF-8: an entry of an index holds 2,704 bytes, some of them the organisation's. */
    private static final int INDEXED_BYTES = 2_000;

    private ResourceRules() {}

    /**
     * Refuses a resource in canonical form that breaks a rule.
     *
     * @param indexed the attributes whose values stand in an index, dotted
     */
    public static void check(ScimSchema schema, ObjectNode resource, List<String> indexed) {
        for (AttributeDefinition attribute : schema.attributes()) {
            JsonNode value = resource.path(attribute.getName());
            if (attribute.isRequired() && isNothing(value)) {
                throw ScimRefusal.invalidValue(attribute.getName(), "is required");
            }
            if (value instanceof ArrayNode elements && primaries(elements) > 1) {
                throw ScimRefusal.invalidValue(attribute.getName(), "may have one primary value");
            }
        }
        indexed.forEach(name -> checkLength(name, resource));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isTextual() && value.asText().isBlank();
    }

    /** How many values of a list are the primary one (RFC 7643, 2.4). */
    private static long primaries(ArrayNode elements) {
        return elements.valueStream()
                .filter(element -> element.path("primary").asBoolean())
                .count();
    }

    private static void checkLength(String name, ObjectNode resource) {
        String[] members = name.split("\\.", 2);
        JsonNode first = resource.path(members[0]);
        Iterable<JsonNode> values = first.isArray() ? first : List.of(first);
        for (JsonNode value : values) {
            String text = (members.length == 1 ? value : value.path(members[1])).asText();
            if (MatchKey.of(text).getBytes(StandardCharsets.UTF_8).length > INDEXED_BYTES
                    || text.getBytes(StandardCharsets.UTF_8).length > INDEXED_BYTES) {
                throw ScimRefusal.invalidValue(name, "is longer than " + INDEXED_BYTES + " bytes");
            }
        }
    }
}
