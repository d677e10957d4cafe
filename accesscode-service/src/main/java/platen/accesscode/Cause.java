package platen.accesscode;

import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.OutgoingEvent;

/**
 * Who or what brings a change about, and by which way.
 *
 * @param actor for the audit: the subject of a caller's token, {@code source:<name>}, or the service whose event it was
 * @param address of the caller; none when no request caused it
 * @param republishes whether nothing has changed and a state is only repeated, which mails nobody
 * @param notifies what whoever brings it about chose for the people it touches; null where the reason alone decides
 */
public record Cause(
        String actor,
        Channel channel,
        @Nullable String address,
        @Nullable String causationId,
        @Nullable EventOrigin origin,
        boolean republishes,
        @Nullable Boolean notifies) {

    /** Somebody asks for it. Resources take it from {@link Caller}, which knows the address. */
    public static Cause request(String caller) {
        return new Cause(caller, Channel.ADMIN_API, null, null, null, false, null);
    }

    /** An event has it as its consequence. */
    public static Cause event(Event event) {
        return event(event, "identity");
    }

    /**
     * An event of that service's has it as its consequence.
     */
    public static Cause event(Event event, String service) {
        EventOrigin origin = event.origin();
        String actor = origin == null ? service : "source:" + origin.source();
        return new Cause(actor, Channel.of(event), null, event.id(), origin, false, null);
    }

    /** A value is given up and goes to whom this source meant it for. */
    public Cause passedOnFor(String source) {
        var meantBy = new EventOrigin(source, null, null);
        return new Cause("source:" + source, Channel.SOURCE, null, causationId, meantBy, false, null);
    }

    /** A consumer wants to hear everything again. */
    public static Cause republishing(String caller) {
        return new Cause(caller, Channel.SERVICE, null, null, null, true, null);
    }

    public Cause via(Channel other) {
        return new Cause(actor, other, address, causationId, origin, republishes, notifies);
    }

    public Cause from(@Nullable String callersAddress) {
        return new Cause(actor, channel, callersAddress, causationId, origin, republishes, notifies);
    }

    /** The same, known to be this person's doing. */
    public Cause by(@Nullable String person) {
        return person == null ? this : new Cause(person, channel, address, causationId, origin, republishes, notifies);
    }

    /** The same, with the word of whoever brings it about on whether people are told. */
    public Cause notifying(@Nullable Boolean notify) {
        return new Cause(actor, channel, address, causationId, origin, republishes, notify);
    }

    /** Whether people may be told, if the reason is one to tell them for. */
    public boolean mayMail() {
        return !republishes && !Boolean.FALSE.equals(notifies);
    }

    public OutgoingEvent causes(OutgoingEvent consequence) {
        OutgoingEvent caused = consequence.causedBy(causationId).from(origin);
        return republishes ? caused.asRepublished() : caused;
    }
}
