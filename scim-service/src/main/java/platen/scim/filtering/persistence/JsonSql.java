package platen.scim.filtering.persistence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.ValueKind;

/** Values inside documents, in SQL. The names come from the schemas. */
public final class JsonSql {

    private JsonSql() {}

    /** The attribute itself without its sub-attribute, as jsonb. */
    static String path(String document, Attribute attribute) {
        return container(document, attribute) + " -> " + literal(attribute.name());
    }

    /** The value of an attribute that is no list. */
    static String single(String document, Attribute attribute) {
        return attribute.sub() == null
                ? of(attribute.kind(), container(document, attribute), attribute.name())
                : of(attribute.kind(), path(document, attribute), attribute.sub());
    }

    /** A member of an object, as text or as boolean; null when it is not there. */
    static String of(ValueKind kind, String object, @Nullable String member) {
        String name = literal(Objects.requireNonNull(member));
        return kind == ValueKind.TRUTH
                ? "(" + object + " -> " + name + ") = 'true'::jsonb"
                : "(" + object + " ->> " + name + ")";
    }

    /** The single value, or of a list's values the primary one, else the first. */
    public static String first(String document, Attribute attribute) {
        if (!attribute.isList()) {
            return single(document, attribute);
        }
        String list = path(document, attribute);
        return of(
                attribute.kind(),
                "coalesce(jsonb_path_query_first(" + list + ", '$[*] ? (@.primary == true)'), " + list + " -> 0)",
                attribute.sub());
    }

    private static String container(String document, Attribute attribute) {
        return attribute.extension().isEmpty() ? document : document + " -> " + literal(attribute.extension());
    }

    private static String literal(String name) {
        if (name.indexOf('\'') >= 0) {
            throw new IllegalArgumentException("No schema has such a name");
        }
        return "'" + name + "'";
    }
}
