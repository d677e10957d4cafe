package platen.scim.schema;

import com.unboundid.scim2.common.BaseScimResource;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.beans.IntrospectionException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One schema. Attribute names are found in any case. */
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
        this.attributes = attributes.stream().map(CaseRule::kept).toList();
        this.attributes.forEach(this::index);
    }

    /** One of RFC 7643, by the library's description of it. */
    static ScimSchema standard(Class<?> type) {
        try {
            SchemaResource schema = SchemaUtils.getSchema(type);
            var standard =
                    new ScimSchema(schema.getId(), schema.getName(), schema.getDescription(), schema.getAttributes());
            if (BaseScimResource.class.isAssignableFrom(type)) {
                // What every resource has, and no schema lists (RFC 7643, 3.1).
                SchemaUtils.COMMON_ATTRIBUTE_DEFINITIONS.forEach(standard::index);
            }
            return standard;
        } catch (IntrospectionException impossible) {
            throw new IllegalStateException("No schema of " + type.getSimpleName(), impossible);
        }
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
