package platen.scim.filtering;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.UserSchemas;

/** The attributes by which resources of one type can be looked for and sorted. */
public record FilteredType(ResourceSchemas schemas) {

    /**
     * Null when no schema of the type has it, or it is never to be seen.
     *
     * @param urn null where the name says none; RFC 7643 has that mean the core schema
     */
    public @Nullable Attribute attribute(@Nullable String urn, String name, @Nullable String sub) {
        ScimSchema schema = schema(urn);
        AttributeDefinition attribute = schema == null ? null : schema.attribute(name);
        if (schema == null || attribute == null) {
            return null;
        }
        String extension = schema == schemas.core() ? "" : schema.urn();
        if (sub == null) {
            return attribute(schema, extension, attribute, null);
        }
        AttributeDefinition found = ScimSchema.subAttribute(attribute, sub);
        return found == null ? null : attribute(schema, extension, attribute, found);
    }

    /** RFC 7643, 2.4: an attribute without a sub-attribute means its value. */
    public Attribute valueOf(Attribute attribute) {
        Attribute value = attribute.kind() == ValueKind.COMPLEX
                ? attribute(attribute.extension(), attribute.name(), "value")
                : null;
        return value == null ? attribute : value;
    }

    private static @Nullable Attribute attribute(
            ScimSchema schema, String extension, AttributeDefinition attribute, @Nullable AttributeDefinition sub) {
        AttributeDefinition leaf = Objects.requireNonNullElse(sub, attribute);
        ValueKind kind = kind(schema, leaf);
        return kind == null
                ? null
                : new Attribute(
                        extension,
                        attribute.getName(),
                        sub == null ? null : sub.getName(),
                        kind,
                        attribute.isMultiValued());
    }

    private static @Nullable ValueKind kind(ScimSchema schema, AttributeDefinition leaf) {
        if (schema == UserSchemas.PAPERCUT) {
            return ValueKind.SECRET;
        }
        // A password.
        if (leaf.getReturned() == Returned.NEVER) {
            return null;
        }
        return switch (leaf.getType()) {
            case Type.COMPLEX -> ValueKind.COMPLEX;
            case Type.BOOLEAN -> ValueKind.TRUTH;
            case Type.DATETIME -> ValueKind.MOMENT;
            // RFC 7643, 2.3.6 and 2.3.7.
            case Type.BINARY, Type.REFERENCE -> ValueKind.EXACT_TEXT;
            case Type.STRING -> leaf.isCaseExact() ? ValueKind.EXACT_TEXT : ValueKind.FOLDED_TEXT;
            // No schema here has numbers.
            default -> null;
        };
    }

    private @Nullable ScimSchema schema(@Nullable String urn) {
        if (urn == null || urn.isEmpty() || urn.equalsIgnoreCase(schemas.core().urn())) {
            return schemas.core();
        }
        return schemas.extensions().stream()
                .filter(extension -> extension.urn().equalsIgnoreCase(urn))
                .findFirst()
                .orElse(null);
    }
}
