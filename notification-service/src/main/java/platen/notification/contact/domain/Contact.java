package platen.notification.contact.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as far as mailing needs to know them. Personal data: never logged. */
public record Contact(
        UUID userId, String displayName, @Nullable String email, String locale, State state) {

    /** Whether the person may log in, and so has use for a code. */
    public enum State {
        ACTIVE,
        INACTIVE,
        DELETED
    }

    /** What is kept of somebody who is gone. */
    public static Contact deleted(UUID userId) {
        return new Contact(userId, "", null, "", State.DELETED);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    @Override
    public String toString() {
        return "Contact[" + userId + ", " + state + "]";
    }
}
