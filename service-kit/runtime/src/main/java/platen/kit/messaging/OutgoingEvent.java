package platen.kit.messaging;

import org.jspecify.annotations.Nullable;

/**
 * An event to publish; id, time, organisation and sequence are added by the {@link Outbox}.
 *
 * @param topic logical topic name, without an installation's prefix
 * @param key the record's key after the organisation; the empty string when the organisation is the whole key
 * @param type {@code platen.<area>.<fact>.v<n>}
 * @param data body, written as JSON
 */
public record OutgoingEvent(
        String topic,
        String key,
        String type,
        Object data,
        @Nullable String causationId,
        @Nullable EventOrigin origin,
        boolean republished) {

    public static OutgoingEvent of(String topic, String key, String type, Object data) {
        return new OutgoingEvent(topic, key, type, data, null, null, false);
    }

    public OutgoingEvent causedBy(@Nullable String cause) {
        return new OutgoingEvent(topic, key, type, data, cause, origin, republished);
    }

    /** Caused by an event: takes over its origin too. */
    public OutgoingEvent causedBy(Event cause) {
        return new OutgoingEvent(topic, key, type, data, cause.id(), cause.origin(), republished);
    }

    public OutgoingEvent from(@Nullable EventOrigin source) {
        return new OutgoingEvent(topic, key, type, data, causationId, source, republished);
    }

    public OutgoingEvent asRepublished() {
        return new OutgoingEvent(topic, key, type, data, causationId, origin, true);
    }

    @Override
    public String toString() {
        return type + "[" + topic + "]";
    }
}
