package platen.scim.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One schema of a User. Attribute names are found in any case. */
public final class ScimSchema {

    private final String urn;
    private final String name;
    private final String description;
    private final List<AttributeDefinition> attributes;
    private final Map<String, AttributeDefinition> byLowerName = new HashMap<>();

    ScimSchema(String urn, String name, String description, Collection<AttributeDefinition> attributes) {
        this.urn = urn;
        this.name = name;
        this.description = description;
        this.attributes = List.copyOf(attributes);
        attributes.forEach(this::index);
    }

    /** With attributes every resource has, which no schema lists (RFC 7643, 3.1). */
    ScimSchema withCommon(Collection<AttributeDefinition> common) {
        common.forEach(this::index);
        return this;
    }

    private void index(AttributeDefinition attribute) {
        byLowerName.put(attribute.getName().toLowerCase(Locale.ROOT), attribute);
    }

    public String urn() {
        return urn;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public List<AttributeDefinition> attributes() {
        return attributes;
    }

    public @Nullable AttributeDefinition attribute(String attributeName) {
        return byLowerName.get(attributeName.toLowerCase(Locale.ROOT));
    }

    public static @Nullable AttributeDefinition subAttribute(AttributeDefinition attribute, String subName) {
        if (attribute.getSubAttributes() == null) {
            return null;
        }
        return attribute.getSubAttributes().stream()
                .filter(sub -> sub.getName().equalsIgnoreCase(subName))
                .findFirst()
                .orElse(null);
    }
}
