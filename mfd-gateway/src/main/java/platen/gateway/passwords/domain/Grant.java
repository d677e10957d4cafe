package platen.gateway.passwords.domain;

import java.util.Optional;
import platen.gateway.people.domain.Subject;

/** What a provider says to a user name and password. */
public sealed interface Grant {

    /**
     * They belong together, and it is this sign-in.
     *
     * @param accessToken of the person, secret; empty where the provider gave none that others can read
     */
    record Given(Subject subject, Optional<String> accessToken) implements Grant {
        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    /** They do not, or the account may not sign in. */
    record Wrong() implements Grant {}

    /** The password is right, and a second factor is asked for that a device cannot give. */
    record NeedsMore() implements Grant {}

    /**
     * No answer that says anything of the password.
     *
     * @param why for the log; nothing of the request
     */
    record Away(String why) implements Grant {}
}
