package platen.kit.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 event as it was received.
 *
 * @param organisation the organisation it belongs to, equal to the first part of the record's key
 * @param key the record's key after the organisation
 * @param sequence position among the events of the same topic and key, from 1, without gaps
 * @param causationId id of the event or request that caused this one
 * @param republished true when an owner repeats its state for read models: never a reason to tell anybody
 * @param trace where it was published, by CloudEvents' distributed tracing extension; invalid when it says nothing of that
 */
public record Event(
        String id,
        String type,
        Instant time,
        UUID organisation,
        String topic,
        String key,
        long sequence,
        @Nullable String causationId,
        boolean republished,
        @Nullable EventOrigin origin,
        SpanContext trace,
        JsonNode data) {

    /** An event that says nothing of a trace. */
    public Event(
            String id,
            String type,
            Instant time,
            UUID organisation,
            String topic,
            String key,
            long sequence,
            @Nullable String causationId,
            boolean republished,
            @Nullable EventOrigin origin,
            JsonNode data) {
        this(
                id,
                type,
                time,
                organisation,
                topic,
                key,
                sequence,
                causationId,
                republished,
                origin,
                SpanContext.getInvalid(),
                data);
    }

    /** Says which event it is and keeps the body, which may be personal, out of logs. */
    @Override
    public String toString() {
        return type + "[" + id + ", sequence " + sequence + "]";
    }
}
