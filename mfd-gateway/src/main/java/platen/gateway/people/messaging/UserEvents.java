package platen.gateway.people.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of the events on {@code identity.user}, as far as they matter here. */
final class UserEvents {

    private UserEvents() {}

    /** {@code user-created}, {@code -updated}, {@code -deactivated} and {@code -reactivated} all say the full state. */
    record UserStated(User user) {}

    record UserDeleted(UUID userId) {}

    record User(UUID userId, String displayName, @Nullable String email, String state) {

        @Override
        public String toString() {
            return "User[" + userId + "]";
        }
    }
}
