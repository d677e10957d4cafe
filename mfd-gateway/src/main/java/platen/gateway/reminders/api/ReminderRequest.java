package platen.gateway.reminders.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The address somebody typed at a device. It may be anything. */
public record ReminderRequest(@NotNull @Size(max = 320) String email) {

    @Override
    public String toString() {
        return "ReminderRequest[…]";
    }
}
