package platen.local.google;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person of a Google Workspace directory. {@code deletedAt} is null while the account exists. Empty custom fields are left
 * out of {@code customSchemas}, as Google's answers leave them out.
 */
record GoogleUser(
        String id,
        String primaryEmail,
        String givenName,
        String familyName,
        String orgUnitPath,
        boolean admin,
        boolean suspended,
        boolean archived,
        Instant createdAt,
        @Nullable Instant deletedAt,
        Map<String, Map<String, String>> customSchemas) {

    GoogleUser {
        Map<String, Map<String, String>> filled = new TreeMap<>();
        customSchemas.forEach((schema, fields) -> {
            Map<String, String> set = new TreeMap<>(fields);
            set.values().removeIf(String::isEmpty);
            if (!set.isEmpty()) {
                filled.put(schema, set);
            }
        });
        customSchemas = filled;
    }

    boolean deleted() {
        return deletedAt != null;
    }

    String fullName() {
        return (givenName + " " + familyName).trim();
    }

    String custom(String schema, String field) {
        return customSchemas.getOrDefault(schema, Map.of()).getOrDefault(field, "");
    }

    /** An empty value clears the field. */
    GoogleUser withCustom(String schema, String field, String value) {
        Map<String, Map<String, String>> schemas = new LinkedHashMap<>(customSchemas);
        Map<String, String> fields = new LinkedHashMap<>(schemas.getOrDefault(schema, Map.of()));
        fields.put(field, value);
        schemas.put(schema, fields);
        return new GoogleUser(
                id,
                primaryEmail,
                givenName,
                familyName,
                orgUnitPath,
                admin,
                suspended,
                archived,
                createdAt,
                deletedAt,
                schemas);
    }

    GoogleUser withProfile(String email, String given, String family, String orgUnit) {
        return new GoogleUser(
                id, email, given, family, orgUnit, admin, suspended, archived, createdAt, deletedAt, customSchemas);
    }

    GoogleUser withState(boolean isSuspended, boolean isArchived, @Nullable Instant deletion) {
        return new GoogleUser(
                id,
                primaryEmail,
                givenName,
                familyName,
                orgUnitPath,
                admin,
                isSuspended,
                isArchived,
                createdAt,
                deletion,
                customSchemas);
    }

    @Override
    public String toString() {
        return "GoogleUser[" + id + "]";
    }
}
