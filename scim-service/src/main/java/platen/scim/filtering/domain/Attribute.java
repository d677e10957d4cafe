package platen.scim.filtering.domain;

import org.jspecify.annotations.Nullable;

/**
 * An attribute as the schema writes it, never as a client did: what of it reaches SQL is known beforehand.
 *
 * @param extension URN of the schema; empty for the core schema
 * @param sub null when the attribute itself is meant
 * @param isList whether {@code name} has several values
 */
public record Attribute(
        String extension, String name, @Nullable String sub, ValueKind kind, boolean isList) {

    /** Whether it is this attribute of the core schema. */
    public boolean is(String coreName, @Nullable String coreSub) {
        return extension.isEmpty() && name.equals(coreName) && (sub == null ? coreSub == null : sub.equals(coreSub));
    }

    /** As in {@code name.givenName}. */
    public String dotted() {
        return sub == null ? name : name + "." + sub;
    }
}
