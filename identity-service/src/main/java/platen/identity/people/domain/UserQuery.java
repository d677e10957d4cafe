package platen.identity.people.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which users to list, in the order of user names; null asks for nothing in particular.
 *
 * @param prefix what user name, display name or email begins with
 * @param active whether active or inactive ones
 * @param afterUserNameKey where the page starts
 */
public record UserQuery(
        @Nullable String email,
        @Nullable String userName,
        @Nullable String prefix,
        @Nullable Boolean active,
        @Nullable String afterUserNameKey,
        int limit) {}
