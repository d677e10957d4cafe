package platen.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.users.domain.MatchKey;

/** A resource as filters and orders see it: what compares without case is folded here, once, and not by the database's own rules. */
public final class ComparableForm {

    private ComparableForm() {}

    /**
     * @param resource in canonical form
     */
    public static ObjectNode of(ResourceSchemas type, ObjectNode resource) {
        ObjectNode comparable = folded(type.core(), resource);
        for (ScimSchema extension : type.extensions()) {
            if (resource.get(extension.urn()) instanceof ObjectNode attributes) {
                comparable.set(extension.urn(), folded(extension, attributes));
            }
        }
        return comparable;
    }

    private static ObjectNode folded(ScimSchema schema, ObjectNode attributes) {
        ObjectNode folded = ScimJson.object();
        attributes.properties().forEach(field -> {
            AttributeDefinition attribute = schema.attribute(field.getKey());
            if (attribute != null) {
                folded.set(field.getKey(), folded(attribute, field.getValue()));
            }
        });
        return folded;
    }

    private static JsonNode folded(@Nullable AttributeDefinition attribute, JsonNode value) {
        if (value instanceof ArrayNode elements) {
            ArrayNode list = ScimJson.array();
            elements.forEach(element -> list.add(folded(attribute, element)));
            return list;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode folded = ScimJson.object();
            object.properties()
                    .forEach(field -> folded.set(
                            field.getKey(),
                            folded(
                                    attribute == null ? null : ScimSchema.subAttribute(attribute, field.getKey()),
                                    field.getValue())));
            return folded;
        }
        return value.isTextual() && isFolded(attribute) ? TextNode.valueOf(MatchKey.of(value.asText())) : value;
    }

    private static boolean isFolded(@Nullable AttributeDefinition attribute) {
        return attribute != null && attribute.getType() == Type.STRING && !attribute.isCaseExact();
    }
}
