package platen.identity.groups.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group within another one; not expanded.
 *
 * @param id null while its source has not said anything of it
 */
public record NestedGroup(
        String externalId, @Nullable UUID id, @Nullable String name) {}
