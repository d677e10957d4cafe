package platen.scim.patching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.FilterText;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.QualifiedName;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.ValueForm;

/** Reads paths of PATCH operations: any case, with or without a schema's URN, with filters compared as the schema says. */
final class PatchPaths {

    private PatchPaths() {}

    static PatchTarget read(ResourceSchemas type, String text) {
        FilterText.check(text, ScimType.INVALID_PATH);
        QualifiedName name = QualifiedName.read(type, text);
        Path path = parse(type, name.rest());
        if (path.isRoot() || path.size() > 2 || path.getSchemaUrn() != null) {
            throw unknown(type, text);
        }
        for (ScimSchema schema : candidates(type, name)) {
            AttributeDefinition attribute = schema.attribute(path.getElement(0).getAttribute());
            if (attribute != null) {
                return target(type, schema, attribute, path, text);
            }
        }
        throw unknown(type, text);
    }

    /** Some clients leave out the URN of an extension: {@code manager}. */
    private static List<ScimSchema> candidates(ResourceSchemas type, QualifiedName name) {
        return name.explicit() ? List.of(name.schema()) : type.all();
    }

    private static PatchTarget target(
            ResourceSchemas type, ScimSchema schema, AttributeDefinition attribute, Path path, String text) {
        Filter filter = path.getElement(0).getValueFilter();
        if (filter != null && !attribute.isMultiValued()) {
            throw unknown(type, text);
        }
        Path canonical = filter == null
                ? Path.root().attribute(attribute.getName())
                : Path.root().attribute(attribute.getName(), canonical(type, filter, attribute));
        if (path.size() == 1) {
            return new PatchTarget(type, schema, canonical, attribute, null);
        }
        AttributeDefinition sub =
                ScimSchema.subAttribute(attribute, path.getElement(1).getAttribute());
        if (sub == null || path.getElement(1).getValueFilter() != null) {
            throw unknown(type, text);
        }
        return new PatchTarget(type, schema, canonical.attribute(sub.getName()), attribute, sub);
    }

    private static Filter canonical(ResourceSchemas type, Filter filter, AttributeDefinition attribute) {
        return switch (filter.getFilterType()) {
            case AND ->
                Filter.and(filter.getCombinedFilters().stream()
                        .map(part -> canonical(type, part, attribute))
                        .toList());
            case OR ->
                Filter.or(filter.getCombinedFilters().stream()
                        .map(part -> canonical(type, part, attribute))
                        .toList());
            case NOT -> Filter.not(canonical(type, filter.getInvertedFilter(), attribute));
            case COMPLEX_VALUE -> throw unknown(type, filter.toString());
            default -> comparison(type, filter, attribute);
        };
    }

    private static Filter comparison(ResourceSchemas type, Filter filter, AttributeDefinition attribute) {
        Path path = filter.getAttributePath();
        AttributeDefinition sub = path.size() == 1
                ? ScimSchema.subAttribute(attribute, path.getElement(0).getAttribute())
                : null;
        if (sub == null) {
            throw unknown(type, filter.toString());
        }
        Path name = Path.root().attribute(sub.getName());
        @Nullable ValueNode value = filter.isPresentFilter() ? null : value(sub, filter);
        return switch (filter.getFilterType()) {
            case EQUAL -> Filter.eq(name, value);
            case NOT_EQUAL -> Filter.ne(name, value);
            case CONTAINS -> Filter.co(name, value);
            case STARTS_WITH -> Filter.sw(name, value);
            case ENDS_WITH -> Filter.ew(name, value);
            case PRESENT -> Filter.pr(name);
            default -> throw unknown(type, filter.toString());
        };
    }

    /** {@code primary eq "True"} compares with the boolean. */
    private static ValueNode value(AttributeDefinition sub, Filter filter) {
        JsonNode formed = ValueForm.single(sub, filter.getComparisonValue());
        return formed instanceof ValueNode simple ? simple : filter.getComparisonValue();
    }

    private static Path parse(ResourceSchemas type, String text) {
        try {
            return Path.fromString(text);
        } catch (BadRequestException | RuntimeException malformed) {
            throw unknown(type, text);
        }
    }

    private static ScimRefusal unknown(ResourceSchemas type, String path) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        return ScimRefusal.of(
                ScimType.INVALID_PATH, "No schema of a " + type.name() + " has the path \"" + shown + "\".");
    }
}
