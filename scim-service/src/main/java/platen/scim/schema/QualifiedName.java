package platen.scim.schema;

/**
 * An attribute as clients name it, taken apart. The known URNs are tried first, because they hold a dot and colons themselves.
 *
 * @param schema the one named; the core schema when none is
 * @param rest the attribute after it; empty when the name is the schema's own
 * @param explicit whether the name said the schema
 */
public record QualifiedName(ScimSchema schema, String rest, boolean explicit) {

    public static QualifiedName read(ResourceSchemas type, String text) {
        for (ScimSchema schema : type.all()) {
            String urn = schema.urn();
            if (!text.regionMatches(true, 0, urn, 0, urn.length())) {
                continue;
            }
            if (text.length() == urn.length()) {
                return new QualifiedName(schema, "", true);
            }
            char separator = text.charAt(urn.length());
            // Some write the dot of a sub-attribute.
            if (separator == ':' || separator == '.') {
                return new QualifiedName(schema, text.substring(urn.length() + 1), true);
            }
        }
        return new QualifiedName(type.core(), text, false);
    }
}
