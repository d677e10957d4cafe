package platen.scim.patching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.patching.PatchChange.Kind;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.QualifiedName;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ValueForm;

/**
 * Turns the ways clients write a PATCH into one: operations in any case, without a path, with dotted or qualified keys, with
 * null for "remove" and with text for booleans.
 */
final class PatchDialects {

    private final ResourceSchemas type;
    private final UUID id;
    private final List<PatchChange> changes = new ArrayList<>();

    private PatchDialects(ResourceSchemas type, UUID id) {
        this.type = type;
        this.id = id;
    }

    /**
     * @param id of the resource, which some clients repeat in the value
     */
    static List<PatchChange> read(ResourceSchemas type, ObjectNode body, UUID id) {
        var dialects = new PatchDialects(type, id);
        JsonNode operations = ScimJson.member(body, "Operations");
        if (operations != null && !operations.isArray()) {
            throw syntax("Operations must be a list.");
        }
        if (operations == null) {
            throw syntax("A PATCH has a list of Operations.");
        }
        if (operations.size() > ScimLimits.OPERATIONS) {
            throw new ScimRefusal(413, null, "A PATCH may have at most " + ScimLimits.OPERATIONS + " operations.");
        }
        operations.forEach(dialects::operation);
        return List.copyOf(dialects.changes);
    }

    private void operation(JsonNode operation) {
        if (!(operation instanceof ObjectNode written)) {
            throw syntax("An operation must be an object.");
        }
        Kind kind = kind(ScimJson.member(written, "op"));
        JsonNode path = ScimJson.member(written, "path");
        JsonNode value = ScimJson.member(written, "value");
        if (path != null && !path.isNull() && !path.isTextual()) {
            throw ScimRefusal.of(ScimType.INVALID_PATH, "A path must be a text.");
        }
        if (kind != Kind.REMOVE && value == null) {
            throw ScimRefusal.invalidValue("An operation's value", "is missing");
        }
        if (path == null || path.asText().isBlank() || path.isNull()) {
            withoutPath(kind, value);
        } else {
            named(kind, path.asText().strip(), value, true);
        }
    }

    private static Kind kind(@Nullable JsonNode op) {
        return switch (op == null ? "" : op.asText().toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw syntax("An operation's op must be add, replace or remove.");
        };
    }

    private void withoutPath(Kind kind, @Nullable JsonNode value) {
        if (kind == Kind.REMOVE) {
            throw ScimRefusal.of(ScimType.NO_TARGET, "To remove, a path is needed.");
        }
        if (!(value instanceof ObjectNode attributes)) {
            throw ScimRefusal.invalidValue("The value of an operation without a path", "must be an object");
        }
        for (Map.Entry<String, JsonNode> field : attributes.properties()) {
            named(kind, field.getKey(), field.getValue(), false);
        }
    }

    private void named(Kind kind, String name, @Nullable JsonNode value, boolean isPath) {
        QualifiedName qualified = QualifiedName.read(type, name);
        if (!qualified.rest().isEmpty()) {
            attribute(kind, PatchPaths.read(type, name), value, isPath);
        } else if (qualified.schema() != type.core()) {
            extension(kind, qualified, value);
        } else if (value instanceof ObjectNode core) {
            withoutPath(kind, core);
        } else {
            throw ScimRefusal.of(ScimType.INVALID_PATH, "A path must name an attribute.");
        }
    }

    /** A whole extension: what stands in it counts, and what does not is left alone. */
    private void extension(Kind kind, QualifiedName name, @Nullable JsonNode value) {
        if (kind == Kind.REMOVE || value == null || value.isNull()) {
            name.schema()
                    .attributes()
                    .forEach(attribute -> attribute(
                            Kind.REMOVE,
                            PatchPaths.read(type, name.schema().urn() + ":" + attribute.getName()),
                            null,
                            true));
        } else if (value instanceof ObjectNode attributes) {
            attributes
                    .properties()
                    .forEach(field -> attribute(
                            kind,
                            PatchPaths.read(type, name.schema().urn() + ":" + field.getKey()),
                            field.getValue(),
                            false));
        } else {
            throw ScimRefusal.invalidValue(name.schema().name(), "must be an object");
        }
    }

    private void attribute(Kind kind, PatchTarget target, @Nullable JsonNode value, boolean isPath) {
        AttributeDefinition attribute = target.attribute();
        if (attribute.getName().equals("schemas") || attribute.getMutability() == Mutability.WRITE_ONLY) {
            // The schemas follow from the attributes; a password is taken and forgotten.
            return;
        }
        if (attribute.getMutability() == Mutability.READ_ONLY
                || target.leaf().getMutability() == Mutability.READ_ONLY) {
            refuseUnlessEqual(attribute, value, isPath);
            return;
        }
        if (kind == Kind.REMOVE) {
            changes.add(new PatchChange(kind, target, removed(target, value)));
            return;
        }
        JsonNode formed = formed(target, value);
        if (formed != null) {
            changes.add(new PatchChange(kind, target, formed));
        } else if (kind == Kind.REPLACE || !attribute.isMultiValued()) {
            changes.add(new PatchChange(Kind.REMOVE, target, null));
        }
    }

    private static @Nullable JsonNode formed(PatchTarget target, @Nullable JsonNode value) {
        if (value == null || isEmptyText(target, value)) {
            return null;
        }
        return target.isElement() ? ValueForm.single(target.leaf(), value) : ValueForm.of(target.leaf(), value);
    }

    private void refuseUnlessEqual(AttributeDefinition attribute, @Nullable JsonNode value, boolean isPath) {
        boolean isHarmless = switch (attribute.getName()) {
            case "id" -> value != null && value.asText().equals(id.toString());
            case "meta" -> !isPath;
            default -> value instanceof ArrayNode none && none.isEmpty();
        };
        if (!isHarmless) {
            throw ScimRefusal.of(ScimType.MUTABILITY, attribute.getName() + " can only be read.");
        }
    }

    /** A list beside Remove names the elements to take out, and only those. */
    private static @Nullable JsonNode removed(PatchTarget target, @Nullable JsonNode value) {
        if (value == null || value.isNull() || target.sub() != null || target.isFiltered()) {
            return null;
        }
        if (!target.attribute().isMultiValued()) {
            return null;
        }
        JsonNode selected = ValueForm.of(target.attribute(), value);
        return selected == null ? ScimJson.array() : selected;
    }

    private static boolean isEmptyText(PatchTarget target, JsonNode value) {
        return value.isTextual() && value.asText().isEmpty() && target.isClearedByEmptyText();
    }

    private static ScimRefusal syntax(String detail) {
        return ScimRefusal.of(ScimType.INVALID_SYNTAX, detail);
    }
}
