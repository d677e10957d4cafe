package platen.identity.people.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which users to list, in the order of user names; null asks for nothing in particular.
 *
 * @param alias one of the user's aliases
 * @param department the whole department
 * @param source a source that the user is linked to
 * @param text words that user name, display name, email or aliases hold, each from its beginning
 * @param afterUserNameKey where the page starts
 */
public record UserQuery(
        @Nullable String email,
        @Nullable String userName,
        @Nullable String alias,
        @Nullable String department,
        @Nullable String source,
        @Nullable String text,
        @Nullable Standing standing,
        @Nullable String afterUserNameKey,
        int limit) {

    /** The same users, those after a user name. */
    public UserQuery page(@Nullable String after, int most) {
        return new UserQuery(email, userName, alias, department, source, text, standing, after, most);
    }

    /** How a user stands. */
    public enum Standing {
        ACTIVE,
        INACTIVE,
        /** Inactive, and to be deleted at the end of the retention. */
        REMOVED
    }
}
