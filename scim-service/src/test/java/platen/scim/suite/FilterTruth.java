package platen.scim.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import platen.scim.users.domain.MatchKey;

/** Whether a resource fulfils a filter, found out without a database: straight from its JSON, by RFC 7644, 3.4.2.2. */
final class FilterTruth {

    private static final Set<String> EXACT = Set.of(
            "id", "externalId", "schemas", "profileUrl", "$ref", "photos.value", "meta.version", "meta.resourceType");

    private FilterTruth() {}

    static boolean of(Filter filter, JsonNode resource) {
        return of(filter, resource, "");
    }

    private static boolean of(Filter filter, JsonNode at, String within) {
        return switch (filter.getFilterType()) {
            case FilterType.AND -> filter.getCombinedFilters().stream().allMatch(part -> of(part, at, within));
            case FilterType.OR -> filter.getCombinedFilters().stream().anyMatch(part -> of(part, at, within));
            case FilterType.NOT -> !of(filter.getInvertedFilter(), at, within);
            case FilterType.COMPLEX_VALUE ->
                elements(at(at, filter.getAttributePath())).stream()
                        .anyMatch(element -> of(
                                filter.getValueFilter(),
                                element,
                                filter.getAttributePath().getElement(0).getAttribute() + "."));
            case FilterType.PRESENT -> isThere(at, filter.getAttributePath(), within);
            default -> compared(filter, at, within);
        };
    }

    private static boolean compared(Filter filter, JsonNode at, String within) {
        List<JsonNode> values = values(at, filter.getAttributePath());
        JsonNode operand = filter.getComparisonValue();
        FilterType operator = filter.getFilterType();
        if (operand.isNull()) {
            return isThere(at, filter.getAttributePath(), within) == (operator == FilterType.NOT_EQUAL);
        }
        if (values.isEmpty()) {
            return operator == FilterType.NOT_EQUAL;
        }
        String name = within + dotted(filter.getAttributePath());
        return values.stream().anyMatch(value -> compared(name, value, operator, operand));
    }

    private static boolean compared(String name, JsonNode value, FilterType operator, JsonNode operand) {
        if (value.isMissingNode()) {
            return operator == FilterType.NOT_EQUAL;
        }
        if (value.isBoolean()) {
            return (value.asText().equalsIgnoreCase(operand.asText())) == (operator == FilterType.EQUAL);
        }
        boolean isMoment = name.equals("meta.created") || name.equals("meta.lastModified");
        String left = EXACT.contains(name) || isMoment ? value.asText() : MatchKey.of(value.asText());
        String right = EXACT.contains(name) || isMoment ? operand.asText() : MatchKey.of(operand.asText());
        int order = isMoment
                ? Instant.parse(left).compareTo(Instant.parse(right))
                : Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case CONTAINS -> left.contains(right);
            case STARTS_WITH -> left.startsWith(right);
            case ENDS_WITH -> left.endsWith(right);
            case GREATER_THAN -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_THAN -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            default -> throw new IllegalArgumentException(operator.toString());
        };
    }

    private static boolean isThere(JsonNode at, Path path, String within) {
        boolean isExact = EXACT.contains(within + dotted(path));
        return (path.size() == 1 ? elements(at(at, path)) : values(at, path))
                .stream()
                        .anyMatch(value -> !value.isMissingNode()
                                && !(value.isTextual()
                                        && (isExact ? value.asText() : MatchKey.of(value.asText())).isEmpty()));
    }

    private static String dotted(Path path) {
        return path.size() == 1
                ? path.getElement(0).getAttribute()
                : path.getElement(0).getAttribute() + "." + path.getElement(1).getAttribute();
    }

    /** Of a list's elements each the sub-attribute, missing where it has none. */
    private static List<JsonNode> values(JsonNode at, Path path) {
        JsonNode found = at(at, path);
        if (path.size() == 2) {
            String sub = path.getElement(1).getAttribute();
            List<JsonNode> subs =
                    elements(found).stream().map(element -> element.path(sub)).toList();
            return found.isArray()
                    ? subs
                    : subs.stream().filter(value -> !value.isMissingNode()).toList();
        }
        return elements(found).stream()
                .map(element -> element.isObject() ? element.path("value") : element)
                .toList();
    }

    private static JsonNode at(JsonNode at, Path path) {
        JsonNode container = path.getSchemaUrn() == null ? at : at.path(path.getSchemaUrn());
        return container.path(path.getElement(0).getAttribute());
    }

    private static List<JsonNode> elements(JsonNode found) {
        if (found instanceof ArrayNode array) {
            return StreamSupport.stream(array.spliterator(), false).toList();
        }
        return found instanceof MissingNode ? List.of() : List.of(found);
    }
}
