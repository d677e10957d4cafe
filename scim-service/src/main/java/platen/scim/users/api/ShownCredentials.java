package platen.scim.users.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import platen.scim.schema.UserSchemas;
import platen.scim.searching.Projection;
import platen.scim.settings.domain.Returned;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.users.domain.CredentialKind;

/**
 * Which credentials one answer may hold (RFC 7643, 7). What it does hold is up to the projection, which comes after.
 *
 * @param mayBeHeld whether the organisation's users have credentials at all
 */
record ShownCredentials(boolean mayBeHeld, Set<CredentialKind> kinds) {

    /** To who reads: what is returned on request must be named with its URN. */
    static ShownCredentials of(ScimSettings settings, Projection projection) {
        return of(settings, named(projection));
    }

    /** To who has just written: what is returned on request may also have been spoken of, unless other attributes are asked for. */
    static ShownCredentials of(ScimSettings settings, Projection projection, ObjectNode body) {
        return of(settings, projection.wanted().isEmpty() ? spokenOf(body) : named(projection));
    }

    private static ShownCredentials of(ScimSettings settings, Set<CredentialKind> requested) {
        EnumSet<CredentialKind> kinds = EnumSet.noneOf(CredentialKind.class);
        for (CredentialKind kind : CredentialKind.values()) {
            Returned returned = switch (kind) {
                case ACCESS_CODE -> settings.accessCodeReturned();
                case CARD -> settings.accessCardReturned();
            };
            if (returned == Returned.DEFAULT || returned == Returned.REQUEST && requested.contains(kind)) {
                kinds.add(kind);
            }
        }
        return new ShownCredentials(settings.codes(), kinds);
    }

    boolean shows(CredentialKind kind) {
        return kinds.contains(kind);
    }

    private static Set<CredentialKind> named(Projection projection) {
        EnumSet<CredentialKind> named = EnumSet.noneOf(CredentialKind.class);
        for (CredentialKind kind : CredentialKind.values()) {
            String name = UserSchemas.PAPERCUT.urn() + ":" + kind.attribute();
            if (projection.wanted().stream().anyMatch(name::equalsIgnoreCase)) {
                named.add(kind);
            }
        }
        return named;
    }

    /** As a member's name or as a path, with or without the URN. */
    private static Set<CredentialKind> spokenOf(JsonNode body) {
        EnumSet<CredentialKind> spokenOf = EnumSet.noneOf(CredentialKind.class);
        collect(body, spokenOf);
        return spokenOf;
    }

    private static void collect(JsonNode node, Set<CredentialKind> spokenOf) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            add(field.getKey(), spokenOf);
            if (field.getKey().equalsIgnoreCase("path")) {
                add(field.getValue().asText(), spokenOf);
            }
        }
        node.forEach(inner -> collect(inner, spokenOf));
    }

    private static void add(String name, Set<CredentialKind> spokenOf) {
        String last = name.substring(name.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
        for (CredentialKind kind : CredentialKind.values()) {
            if (last.equals(kind.attribute().toLowerCase(Locale.ROOT))) {
                spokenOf.add(kind);
            }
        }
    }
}
