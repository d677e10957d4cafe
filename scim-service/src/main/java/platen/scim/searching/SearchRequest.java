package platen.scim.searching;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.FilterReader;
import platen.scim.filtering.FilteredType;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.QualifiedName;
import platen.scim.schema.ResourceSchemas;
import platen.scim.searching.domain.Order;

/**
 * A list as a client asks for it, in the address or in a body.
 *
 * @param filter null when everything is wanted; an empty one is refused and does not find everybody
 */
public record SearchRequest(
        @Nullable String filter, @Nullable String sortBy, boolean isDescending, Paging paging, Projection projection) {

    public Condition condition(ResourceSchemas type) {
        return filter == null ? Condition.ANYTHING : FilterReader.read(type, filter);
    }

    /** Null when the order of creation will do. */
    public @Nullable Order order(ResourceSchemas type) {
        if (sortBy == null || sortBy.isBlank()) {
            return null;
        }
        QualifiedName name = QualifiedName.read(type, sortBy.strip());
        String[] parts = name.rest().split("\\.", -1);
        FilteredType sorted = new FilteredType(type);
        Attribute attribute = parts.length > 2
                ? null
                : sorted.attribute(name.schema().urn(), parts[0], parts.length == 2 ? parts[1] : null);
        if (attribute != null) {
            attribute = sorted.valueOf(attribute);
        }
        if (attribute == null || attribute.kind() == ValueKind.COMPLEX || attribute.kind() == ValueKind.SECRET) {
            throw ScimRefusal.invalidValue("sortBy", "names nothing that can be sorted by");
        }
        return new Order(attribute, isDescending);
    }

    /** The same for every page of a list, and for no other list. */
    String identity(ResourceSchemas type) {
        String order = sortBy == null ? "" : sortBy.strip().toLowerCase(Locale.ROOT) + (isDescending ? " down" : " up");
        return type.name() + "\n" + (filter == null ? "" : filter) + "\n" + order;
    }
}
