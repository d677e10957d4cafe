package platen.identity.groups.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is in a targeted group.
 *
 * @param codePolicy name of the code policy override that the group gives; null when it gives none
 * @param priority of the override; the highest of a person's groups holds
 */
public record Membership(
        UUID user, UUID group, String name, @Nullable String codePolicy, int priority) {}
