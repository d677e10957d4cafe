package platen.google.people.messaging;

import java.util.Optional;
import java.util.UUID;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventOrigin;

/** Where an event goes back to, if that is the directory. */
final class Origins {

    static final String OURS = "google";

    private Origins() {}

    static boolean isOurs(Event event) {
        EventOrigin origin = event.origin();
        return origin != null && origin.source().equals(OURS);
    }

    /** The run that saw what the event goes back to. */
    static Optional<UUID> run(Event event) {
        EventOrigin origin = event.origin();
        if (origin == null || !isOurs(event) || origin.runId() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(origin.runId()));
        } catch (IllegalArgumentException notOfOurRuns) {
            return Optional.empty();
        }
    }
}
