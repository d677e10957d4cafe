package platen.scim.filtering;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.UserSchemas;
import platen.scim.users.domain.MatchKey;
import platen.scim.users.domain.UserCondition;

/**
 * What identity providers look users up by, as conditions an index answers. Anything else is refused, never answered with an
 * empty list: the client would take that for "not there" and create the person again.
 */
public final class UserFilter {

    private static final String OFFERED =
            "Users can be looked for with eq and and, by id, userName, externalId, emails.value and emails[type eq].value.";

    private final List<UserCondition> conditions = new ArrayList<>();

    private UserFilter() {}

    public static List<UserCondition> read(String text) {
        var filter = new UserFilter();
        filter.add(FilterText.parse(text));
        return List.copyOf(filter.conditions);
    }

    private void add(Filter filter) {
        switch (filter.getFilterType()) {
            case FilterType.AND -> filter.getCombinedFilters().forEach(this::add);
            case FilterType.EQUAL -> keep(equal(filter.getAttributePath(), text(filter)));
            case FilterType.COMPLEX_VALUE -> keep(email(filter));
            default -> throw notOffered();
        }
    }

    private void keep(UserCondition condition) {
        if (conditions.size() >= ScimLimits.FILTER_NODES) {
            throw ScimRefusal.of(
                    ScimType.INVALID_FILTER, "A filter may hold at most " + ScimLimits.FILTER_NODES + " comparisons.");
        }
        conditions.add(condition);
    }

    private static UserCondition equal(Path path, String value) {
        return switch (name(path)) {
            case "id" -> id(value);
            case "userName" -> new UserCondition.HasUserName(MatchKey.of(value));
            case "externalId" -> new UserCondition.HasExternalId(value);
            // Without a sub-attribute it means the value (RFC 7643, 2.4).
            case "emails", "emails.value" -> new UserCondition.HasEmail(null, MatchKey.of(value));
            default -> throw notOffered();
        };
    }

    private static UserCondition id(String value) {
        try {
            UUID id = UUID.fromString(value);
            // Compared exactly, as RFC 7643 has it.
            return id.toString().equals(value) ? new UserCondition.HasId(id) : new UserCondition.Never();
        } catch (IllegalArgumentException notOneOfOurs) {
            return new UserCondition.Never();
        }
    }

    private static UserCondition email(Filter filter) {
        if (!name(filter.getAttributePath()).equals("emails")) {
            throw notOffered();
        }
        String type = null;
        String value = null;
        for (Filter part : parts(filter.getValueFilter())) {
            if (part.getFilterType() != FilterType.EQUAL
                    || part.getAttributePath().size() != 1) {
                throw notOffered();
            }
            String attribute = part.getAttributePath().getElement(0).getAttribute();
            if (attribute.equalsIgnoreCase("type") && type == null) {
                type = MatchKey.of(text(part));
            } else if (attribute.equalsIgnoreCase("value") && value == null) {
                value = MatchKey.of(text(part));
            } else {
                throw notOffered();
            }
        }
        if (value == null) {
            throw notOffered();
        }
        return new UserCondition.HasEmail(type, value);
    }

    private static List<Filter> parts(Filter filter) {
        return filter.getFilterType() == FilterType.AND
                ? filter.getCombinedFilters().stream()
                        .flatMap(part -> parts(part).stream())
                        .toList()
                : List.of(filter);
    }

    /** Canonical and dotted; empty when the core schema has no such attribute. */
    private static String name(Path path) {
        String urn = path.getSchemaUrn();
        boolean hasInnerFilter = false;
        for (Path.Element element : path) {
            hasInnerFilter |= element.getValueFilter() != null;
        }
        if (hasInnerFilter
                || path.isRoot()
                || path.size() > 2
                || (urn != null && !urn.equalsIgnoreCase(UserSchemas.CORE.urn()))) {
            return "";
        }
        AttributeDefinition attribute =
                UserSchemas.CORE.attribute(path.getElement(0).getAttribute());
        if (attribute == null) {
            return "";
        }
        if (path.size() == 1) {
            return attribute.getName();
        }
        AttributeDefinition sub =
                ScimSchema.subAttribute(attribute, path.getElement(1).getAttribute());
        return sub == null ? "" : attribute.getName() + "." + sub.getName();
    }

    /** Numbers are taken where a text is due. */
    private static String text(Filter filter) {
        @Nullable ValueNode value = filter.getComparisonValue();
        if (value == null || value.isNull() || value.isBoolean()) {
            throw notOffered();
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static ScimRefusal notOffered() {
        return ScimRefusal.of(ScimType.INVALID_FILTER, OFFERED);
    }
}
