package platen.accesscode;

import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.OutgoingEvent;

/**
 * Who or what brings a change about.
 *
 * @param actor for the audit: the subject of a caller's token, {@code source:<name>}, or the service whose event it was
 * @param republishes whether nothing has changed and a state is only repeated, which mails nobody
 */
public record Cause(
        String actor,
        @Nullable String causationId,
        @Nullable EventOrigin origin,
        boolean republishes) {

    /** Somebody asks for it. */
    public static Cause request(String caller) {
        return new Cause(caller, null, null, false);
    }

    /** An event has it as its consequence. */
    public static Cause event(Event event) {
        EventOrigin origin = event.origin();
        return new Cause(origin == null ? "identity" : "source:" + origin.source(), event.id(), origin, false);
    }

    /** A value is given up and goes to whom this source meant it for. */
    public Cause passedOnFor(String source) {
        return new Cause("source:" + source, causationId, new EventOrigin(source, null, null), false);
    }

    /** A consumer wants to hear everything again. */
    public static Cause republishing(String caller) {
        return new Cause(caller, null, null, true);
    }

    public OutgoingEvent causes(OutgoingEvent consequence) {
        OutgoingEvent caused = consequence.causedBy(causationId).from(origin);
        return republishes ? caused.asRepublished() : caused;
    }
}
