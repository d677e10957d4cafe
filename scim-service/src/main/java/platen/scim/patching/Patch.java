package platen.scim.patching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.ResourceSchemas;

/** Applies a PATCH (RFC 7644, 3.5.2) to a copy of a resource: all of it or, by a refusal, nothing. */
public final class Patch {

    private final ObjectNode resource;

    private Patch(ObjectNode resource) {
        this.resource = resource;
    }

    /**
     * What a PATCH asks for, in canonical form.
     *
     * @param id of the resource, which some clients repeat in the value
     */
    public static List<PatchChange> read(ResourceSchemas type, ObjectNode body, UUID id) {
        return PatchDialects.read(type, body, id);
    }

    /**
     * The resource after the PATCH. A credential that was removed stands in it as null, to be told from one never spoken of.
     *
     * @param resource in canonical form, credentials included
     */
    public static ObjectNode applied(List<PatchChange> changes, ObjectNode resource) {
        var patch = new Patch(resource.deepCopy());
        try {
            for (PatchChange change : changes) {
                patch.apply(change);
            }
        } catch (ScimException refused) {
            throw ScimRefusal.of(ScimType.NO_TARGET, "An operation has no target in the resource.");
        }
        return patch.resource;
    }

    private void apply(PatchChange change) throws ScimException {
        PatchTarget target = change.target();
        ObjectNode container = container(target);
        JsonNode value = change.value();
        List<JsonNode> primaries = primaries(container, target);
        switch (change.kind()) {
            case REMOVE -> remove(container, target, value);
            case ADD, REPLACE -> {
                JsonNode written = Objects.requireNonNull(value);
                if (target.isFiltered() && !hasMatch(container, target)) {
                    addElement(container, target, written);
                } else if (change.kind() == PatchChange.Kind.ADD && !target.isFiltered()) {
                    JsonUtils.addValue(target.path(), container, written);
                } else {
                    JsonUtils.replaceValue(target.path(), container, written);
                }
            }
        }
        demote(primaries, value, container, target);
        if (container.isEmpty() && container != resource) {
            resource.remove(target.schema().urn());
        }
    }

    private static List<JsonNode> primaries(ObjectNode container, PatchTarget target) {
        return container.path(target.attribute().getName()) instanceof ArrayNode elements
                ? elements.valueStream()
                        .filter(element -> element.path("primary").asBoolean())
                        .<JsonNode>map(JsonNode::deepCopy)
                        .toList()
                : List.of();
    }

    /** RFC 7644, 3.5.2: who becomes the primary value takes that from the one before. */
    private static void demote(
            List<JsonNode> before, @Nullable JsonNode written, ObjectNode container, PatchTarget target) {
        if (primaries(container, target).size() > 1) {
            List<JsonNode> said = written instanceof ArrayNode elements
                    ? elements.valueStream().toList()
                    : List.of();
            container.path(target.attribute().getName()).forEach(element -> {
                if (before.contains(element) && !said.contains(element)) {
                    ((ObjectNode) element).put("primary", false);
                }
            });
        }
    }

    private ObjectNode container(PatchTarget target) {
        return target.isCore()
                ? resource
                : resource.withObjectProperty(target.schema().urn());
    }

    private static void remove(ObjectNode container, PatchTarget target, @Nullable JsonNode selected)
            throws ScimException {
        if (target.isCredential()) {
            container.putNull(target.attribute().getName());
        } else if (selected instanceof ArrayNode elements) {
            removeElements(container, target.attribute().getName(), elements);
        } else {
            JsonUtils.removeValues(target.path(), container);
        }
    }

    /** Those with the same value, or equal in all when they have none. */
    private static void removeElements(ObjectNode container, String attribute, ArrayNode selected) {
        if (!(container.get(attribute) instanceof ArrayNode present)) {
            return;
        }
        ArrayNode kept = ScimJson.array();
        for (JsonNode element : present) {
            boolean isSelected = false;
            for (JsonNode candidate : selected) {
                isSelected |= candidate.has("value")
                        ? candidate.get("value").equals(element.get("value"))
                        : candidate.equals(element);
            }
            if (!isSelected) {
                kept.add(element);
            }
        }
        container.set(attribute, kept);
    }

    private static boolean hasMatch(ObjectNode container, PatchTarget target) throws ScimException {
        Path element = Path.root()
                .attribute(
                        target.attribute().getName(),
                        target.path().getElement(0).getValueFilter());
        return JsonUtils.pathExists(element, container);
    }

    /** Nothing has that type yet: the element is made, with what the filter says of it. */
    private static void addElement(ObjectNode container, PatchTarget target, JsonNode value) {
        ObjectNode element = ScimJson.object();
        describe(Objects.requireNonNull(target.path().getElement(0).getValueFilter()), element);
        if (target.sub() != null) {
            element.set(target.sub().getName(), value);
        } else if (value instanceof ObjectNode attributes) {
            element.setAll(attributes);
        }
        container.withArrayProperty(target.attribute().getName()).add(element);
    }

    private static void describe(Filter filter, ObjectNode element) {
        if (filter.getFilterType() == FilterType.AND) {
            filter.getCombinedFilters().forEach(part -> describe(part, element));
        } else if (filter.getFilterType() == FilterType.EQUAL) {
            element.set(filter.getAttributePath().getElement(0).getAttribute(), filter.getComparisonValue());
        } else {
            throw ScimRefusal.of(ScimType.NO_TARGET, "Nothing in the resource matches the filter.");
        }
    }
}
