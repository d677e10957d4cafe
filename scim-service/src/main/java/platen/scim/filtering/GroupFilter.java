package platen.scim.filtering;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.scim.groups.domain.GroupCondition;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.GroupSchemas;
import platen.scim.users.domain.MatchKey;

/** What identity providers look groups up by, as conditions an index answers. Anything else is refused. */
public final class GroupFilter {

    private static final String OFFERED =
            "Groups can be looked for with eq and and, by id, displayName, externalId and members.value.";

    private final List<GroupCondition> conditions = new ArrayList<>();

    private GroupFilter() {}

    public static List<GroupCondition> read(String text) {
        var filter = new GroupFilter();
        filter.add(FilterText.parse(text));
        return List.copyOf(filter.conditions);
    }

    private void add(Filter filter) {
        switch (filter.getFilterType()) {
            case FilterType.AND -> filter.getCombinedFilters().forEach(this::add);
            case FilterType.EQUAL -> keep(equal(name(filter.getAttributePath()), text(filter)));
            case FilterType.COMPLEX_VALUE -> keep(member(filter));
            default -> throw notOffered();
        }
    }

    private void keep(GroupCondition condition) {
        if (conditions.size() >= ScimLimits.FILTER_NODES) {
            throw ScimRefusal.of(
                    ScimType.INVALID_FILTER, "A filter may hold at most " + ScimLimits.FILTER_NODES + " comparisons.");
        }
        conditions.add(condition);
    }

    private static GroupCondition equal(String name, String value) {
        return switch (name) {
            case "id" -> id(value, GroupCondition.HasId::new);
            case "displayname" -> new GroupCondition.HasDisplayName(MatchKey.of(value));
            case "externalid" -> new GroupCondition.HasExternalId(value);
            // Without a sub-attribute it means the value (RFC 7643, 2.4).
            case "members", "members.value" -> id(value, GroupCondition.HasMember::new);
            default -> throw notOffered();
        };
    }

    private static GroupCondition id(String value, Function<UUID, GroupCondition> condition) {
        try {
            return condition.apply(UUID.fromString(value));
        } catch (IllegalArgumentException notOneOfOurs) {
            return new GroupCondition.Never();
        }
    }

    private static GroupCondition member(Filter filter) {
        Filter inner = filter.getValueFilter();
        if (!name(filter.getAttributePath()).equals("members")
                || inner.getFilterType() != FilterType.EQUAL
                || !name(inner.getAttributePath()).equals("value")) {
            throw notOffered();
        }
        return equal("members", text(inner));
    }

    /** In lower case and dotted. */
    private static String name(Path path) {
        String urn = path.getSchemaUrn();
        if (path.isRoot() || urn != null && !urn.equalsIgnoreCase(GroupSchemas.CORE.urn())) {
            throw notOffered();
        }
        List<String> names = new ArrayList<>();
        for (Path.Element element : path) {
            if (element.getValueFilter() != null) {
                throw notOffered();
            }
            names.add(element.getAttribute().toLowerCase(Locale.ROOT));
        }
        return String.join(".", names);
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
