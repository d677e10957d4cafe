package platen.scim.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * One type of resource with all its schemas (RFC 7643, 6).
 *
 * @param name as in {@code meta.resourceType}
 * @param endpoint after the tenant's address
 */
public record ResourceSchemas(
        String name, String endpoint, String description, ScimSchema core, List<ScimSchema> extensions) {

    public ResourceSchemas {
        extensions = List.copyOf(extensions);
    }

    /** The core schema first. */
    public List<ScimSchema> all() {
        return Stream.concat(Stream.of(core), extensions.stream()).toList();
    }
}
