package platen.gateway.people.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of the events on {@code identity.user}, as far as they matter here. */
final class UserEvents {

    private UserEvents() {}

    /** {@code user-created}, {@code -updated}, {@code -deactivated} and {@code -reactivated} all say the full state. */
    record UserStated(User user) {}

    record SignIn(String issuer, String sub) {
        @Override
        public String toString() {
            return "SignIn[" + issuer + "]";
        }
    }

    record UserDeleted(UUID userId) {}

    /**
     * @param subjects all sign-ins of the person; null when nothing is said of them
     */
    record User(
            UUID userId,
            @Nullable String userName,
            String displayName,
            @Nullable String email,
            String state,
            @Nullable List<SignIn> subjects) {

        @Override
        public String toString() {
            return "User[" + userId + "]";
        }
    }
}
