package platen.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/** Which resources the temporary ids of a bulk request have become. */
final class BulkIds {

    private final Map<String, UUID> created = new HashMap<>();

    void put(String bulkId, UUID id) {
        created.put(bulkId, id);
    }

    /** A text with the real id in place of a reference. */
    String resolved(String text) {
        String reference = BulkOperation.reference(text);
        return reference == null ? text : real(reference);
    }

    /** What {@code bulkId} has become; 409 when it was not created (RFC 7644, 3.7.1). */
    String real(String bulkId) {
        UUID id = created.get(bulkId);
        if (id == null) {
            String shown = bulkId.length() > 100 ? bulkId.substring(0, 100) + "…" : bulkId;
            throw new ScimRefusal(409, null, "No operation of this request has created bulkId \"" + shown + "\".");
        }
        return id.toString();
    }

    /**
     * A copy of the data with real ids; elements that refer to what is not there yet are left out.
     *
     * @param late temporary ids of those
     */
    ObjectNode resolved(ObjectNode data, Set<String> late) {
        ObjectNode resolved = ScimJson.object();
        data.properties().forEach(field -> resolved.set(field.getKey(), resolvedNode(field.getValue(), late)));
        return resolved;
    }

    private JsonNode resolvedNode(JsonNode node, Set<String> late) {
        return switch (node) {
            case ObjectNode object -> resolved(object, late);
            case ArrayNode array -> {
                ArrayNode elements = ScimJson.array();
                array.forEach(element -> {
                    if (!isLate(element, late)) {
                        elements.add(resolvedNode(element, late));
                    }
                });
                yield elements;
            }
            case TextNode text -> TextNode.valueOf(resolved(text.asText()));
            default -> node;
        };
    }

    private static boolean isLate(JsonNode element, Set<String> late) {
        String reference = BulkOperation.reference(element.path("value").asText());
        return reference != null && late.contains(reference);
    }
}
