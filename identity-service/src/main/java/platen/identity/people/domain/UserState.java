package platen.identity.people.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a person may log in. A deleted person is no user any more and has no state here. */
public sealed interface UserState {

    /** Who made a user inactive; only an administrator undoes what an administrator did. */
    enum Because {
        ADMINISTRATOR,
        SOURCE,
        REMOVAL
    }

    record Active() implements UserState {}

    /**
     * @param deleteAfter when the retention of a removed person ends; null when nothing is to be deleted
     */
    record Inactive(Because because, @Nullable Instant deleteAfter) implements UserState {}

    default boolean isActive() {
        return this instanceof Active;
    }
}
