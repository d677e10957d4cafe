package platen.local.oidc;

import org.jspecify.annotations.Nullable;
import platen.local.DemoOrganisation;

/** A person or operator who can sign in. {@code organisation} is null for the operator. */
public record Account(
        String username,
        String displayName,
        String email,
        String role,
        @Nullable DemoOrganisation organisation,
        PasswordGrant passwordGrant,
        String subject,
        String password) {

    /** How the password grant answers when the password is right. */
    public enum PasswordGrant {
        ALLOWED,
        /** AADSTS50076: a second factor is asked for. */
        NEEDS_SECOND_FACTOR,
        /** AADSTS50079: a second factor has yet to be enrolled. */
        NEEDS_ENROLMENT
    }

    @Override
    public String toString() {
        return "Account[" + username + ", " + role + "]";
    }
}
