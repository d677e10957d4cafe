package platen.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/** Brings values into the form their schema prescribes: clients write booleans as text, single values as lists and lists as single values. */
public final class ValueForm {

    private ValueForm() {}

    /** Null when the value says nothing: null, an empty list, an object without anything known in it. */
    public static @Nullable JsonNode of(AttributeDefinition attribute, JsonNode value) {
        return attribute.isMultiValued() ? list(attribute, value) : single(attribute, value);
    }

    /** One element of a multi-valued attribute, or the value of a single-valued one. */
    public static @Nullable JsonNode single(AttributeDefinition attribute, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isArray() && !attribute.isMultiValued()) {
            return switch (value.size()) {
                case 0 -> null;
                case 1 -> single(attribute, value.get(0));
                default -> throw ScimRefusal.invalidValue(attribute.getName(), "has a single value");
            };
        }
        return attribute.getType() == Type.COMPLEX ? complex(attribute, value) : simple(attribute, value);
    }

    private static @Nullable JsonNode list(AttributeDefinition attribute, JsonNode value) {
        ArrayNode elements = ScimJson.array();
        Iterable<JsonNode> written = value.isArray() ? value : List.of(value);
        for (JsonNode element : written) {
            JsonNode formed = single(attribute, element);
            if (formed != null) {
                elements.add(formed);
            }
        }
        return elements.isEmpty() ? null : elements;
    }

    private static @Nullable JsonNode complex(AttributeDefinition attribute, JsonNode value) {
        ObjectNode formed = ScimJson.object();
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                AttributeDefinition sub = ScimSchema.subAttribute(attribute, field.getKey());
                JsonNode subValue =
                        sub == null || sub.getMutability() == Mutability.READ_ONLY ? null : of(sub, field.getValue());
                if (sub != null && subValue != null) {
                    formed.set(sub.getName(), subValue);
                }
            }
        } else {
            AttributeDefinition main = ScimSchema.subAttribute(attribute, "value");
            if (main == null || !value.isValueNode()) {
                throw ScimRefusal.invalidValue(attribute.getName(), "must be an object");
            }
            // A manager's id instead of an object; an empty one says there is none.
            JsonNode mainValue = value.asText().isEmpty() ? null : of(main, value);
            if (mainValue != null) {
                formed.set(main.getName(), mainValue);
            }
        }
        return formed.isEmpty() ? null : formed;
    }

    private static @Nullable JsonNode simple(AttributeDefinition attribute, JsonNode value) {
        if (value.isObject()) {
            // What older clients wrote for a single value: {"value": "x"}.
            JsonNode inner = value.path("value");
            if (inner.isObject() || inner.isArray() || inner.isMissingNode()) {
                throw ScimRefusal.invalidValue(attribute.getName(), "must not be an object");
            }
            return simple(attribute, inner);
        }
        if (value.isNull()) {
            return null;
        }
        return attribute.getType() == Type.BOOLEAN ? bool(attribute, value) : text(attribute, value);
    }

    private static JsonNode bool(AttributeDefinition attribute, JsonNode value) {
        String written = value.asText();
        if (value.isBoolean()) {
            return value;
        }
        if (value.isTextual() && (written.equalsIgnoreCase("true") || written.equalsIgnoreCase("false"))) {
            return BooleanNode.valueOf(written.equalsIgnoreCase("true"));
        }
        throw ScimRefusal.invalidValue(attribute.getName(), "must be true or false");
    }

    private static JsonNode text(AttributeDefinition attribute, JsonNode value) {
        String written = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        if (!isStorable(written)) {
            throw ScimRefusal.invalidValue(attribute.getName(), "holds a character that no text may hold");
        }
        return TextNode.valueOf(written);
    }

    /** Neither U+0000 nor half a character. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
