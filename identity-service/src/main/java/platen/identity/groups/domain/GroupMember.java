package platen.identity.groups.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a targeted group.
 *
 * @param member as the source calls the person; the user's id in a group made by hand
 * @param user whom that means; null while nobody is linked
 */
public record GroupMember(
        String member,
        @Nullable UUID user,
        @Nullable String userName,
        @Nullable String displayName) {}
