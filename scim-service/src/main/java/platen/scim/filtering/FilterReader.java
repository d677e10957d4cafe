package platen.scim.filtering;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.Operator;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.ResourceSchemas;

/**
 * Reads a filter (RFC 7644, 3.4.2.2) by the schemas of a resource type. What it does not know is refused, never answered with
 * an empty list: the client would take that for "not there" and create the person again.
 */
public final class FilterReader {

    private final FilteredType type;
    private int nodes;

    private FilterReader(FilteredType type) {
        this.type = type;
    }

    public static Condition read(ResourceSchemas type, String text) {
        return new FilterReader(new FilteredType(type)).condition(FilterText.parse(text), null);
    }

    /**
     * @param within the attribute in whose brackets the filter stands
     */
    private Condition condition(Filter filter, @Nullable Attribute within) {
        countNode();
        return switch (filter.getFilterType()) {
            case FilterType.AND -> new Condition.All(parts(filter, within));
            case FilterType.OR -> new Condition.Any(parts(filter, within));
            case FilterType.NOT -> new Condition.Not(condition(filter.getInvertedFilter(), within));
            case FilterType.PRESENT -> present(filter, within);
            case FilterType.COMPLEX_VALUE -> element(filter, within);
            case FilterType.EQUAL -> compared(filter, Operator.EQ, within);
            case FilterType.NOT_EQUAL -> compared(filter, Operator.NE, within);
            case FilterType.CONTAINS -> compared(filter, Operator.CO, within);
            case FilterType.STARTS_WITH -> compared(filter, Operator.SW, within);
            case FilterType.ENDS_WITH -> compared(filter, Operator.EW, within);
            case FilterType.GREATER_THAN -> compared(filter, Operator.GT, within);
            case FilterType.GREATER_OR_EQUAL -> compared(filter, Operator.GE, within);
            case FilterType.LESS_THAN -> compared(filter, Operator.LT, within);
            case FilterType.LESS_OR_EQUAL -> compared(filter, Operator.LE, within);
        };
    }

    private void countNode() {
        nodes++;
        if (nodes > ScimLimits.FILTER_NODES) {
            throw invalid("A filter may have at most " + ScimLimits.FILTER_NODES
                    + " parts, comparisons and the words between them together.");
        }
    }

    private List<Condition> parts(Filter filter, @Nullable Attribute within) {
        return filter.getCombinedFilters().stream()
                .map(part -> condition(part, within))
                .toList();
    }

    private Condition present(Filter filter, @Nullable Attribute within) {
        Attribute attribute = attribute(filter.getAttributePath(), within);
        if (attribute.kind() == ValueKind.SECRET) {
            throw invalid(attribute.dotted() + " can be compared with eq only.");
        }
        return new Condition.Present(attribute);
    }

    private Condition element(Filter filter, @Nullable Attribute within) {
        Attribute attribute = attribute(filter.getAttributePath(), within);
        if (within != null || attribute.sub() != null || attribute.kind() != ValueKind.COMPLEX) {
            throw invalid(attribute.dotted() + " has no sub-attributes to stand in brackets.");
        }
        Condition inner = condition(filter.getValueFilter(), attribute);
        // Of a single value nothing can be mixed up.
        return attribute.isList() ? new Condition.HasElement(attribute, inner) : inner;
    }

    private Condition compared(Filter filter, Operator operator, @Nullable Attribute within) {
        Attribute named = attribute(filter.getAttributePath(), within);
        ValueNode value = filter.getComparisonValue();
        if (value == null || value.isNull()) {
            return FilterOperand.comparedWithNothing(named, operator);
        }
        Attribute attribute = type.valueOf(named);
        if (!operator.fits(attribute.kind())) {
            throw invalid(attribute.dotted() + " cannot be compared with "
                    + operator.name().toLowerCase(Locale.ROOT) + ".");
        }
        return new Condition.Compared(attribute, operator, FilterOperand.read(attribute, value));
    }

    private Attribute attribute(Path path, @Nullable Attribute within) {
        for (Path.Element element : path) {
            if (element.getValueFilter() != null) {
                throw invalid("Brackets may stand after the last attribute only.");
            }
        }
        Attribute attribute = within == null ? outer(path) : inner(path, within);
        if (attribute == null) {
            throw invalid("There is no attribute " + path + " that can be looked for.");
        }
        return attribute;
    }

    private @Nullable Attribute outer(Path path) {
        if (path.isRoot() || path.size() > 2) {
            return null;
        }
        String sub = path.size() == 2 ? path.getElement(1).getAttribute() : null;
        return type.attribute(path.getSchemaUrn(), path.getElement(0).getAttribute(), sub);
    }

    private @Nullable Attribute inner(Path path, Attribute within) {
        return path.size() == 1 && path.getSchemaUrn() == null
                ? type.attribute(
                        within.extension(),
                        within.name(),
                        Objects.requireNonNull(path.getElement(0).getAttribute()))
                : null;
    }

    static ScimRefusal invalid(String detail) {
        return ScimRefusal.of(ScimType.INVALID_FILTER, detail);
    }
}
