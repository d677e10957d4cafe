package platen.identity.people.domain;

import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;

/** What is known of a person, checked. User name and email are unique in the organisation, whatever their case. */
public record Profile(
        String userName,
        String displayName,
        @Nullable String email,
        String locale,
        @Nullable String department,
        @Nullable String office) {

    public String userNameKey() {
        return SearchKey.of(userName);
    }

    public String displayNameKey() {
        return SearchKey.of(displayName);
    }

    public @Nullable String emailKey() {
        return email == null ? null : SearchKey.of(email);
    }

    public @Nullable String departmentKey() {
        return department == null ? null : SearchKey.of(department);
    }

    Profile withUserNameOf(Profile other) {
        return new Profile(other.userName, displayName, email, locale, department, office);
    }

    Profile withEmailOf(Profile other) {
        return new Profile(userName, displayName, other.email, locale, department, office);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Profile[…]";
    }
}
