package platen.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes CloudEvents 1.0 in structured JSON, with the extensions {@code organisationid}, {@code partitionkey},
 * {@code sequence}, {@code causationid}, {@code origin…} and {@code republished}.
 *
 * <p>The trace an event is on stands in {@code traceparent} and {@code tracestate}, by CloudEvents' distributed tracing extension:
 * that is for the trace the event began on, whatever carries it, so it is kept with the event in outbox and parked events. A
 * record's own header {@code traceparent} would be for the hop over Kafka, of which we trace nothing.
 */
@ApplicationScoped
public class EventJson {

    private static final String KEY_SEPARATOR = "|";

    /** What W3C Trace Context asks for at least; callers may send more, and events would carry it on. */
    private static final int MAX_TRACE_STATE_CHARACTERS = 512;

    private static final TextMapGetter<JsonNode> ATTRIBUTES = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(JsonNode event) {
            return event::fieldNames;
        }

        @Override
        public @Nullable String get(@Nullable JsonNode event, String name) {
            return event == null ? null : optionalText(event, name);
        }
    };

    private final ObjectMapper mapper;
    private final String source;

    EventJson(ObjectMapper mapper, @ConfigProperty(name = "platen.service") String service) {
        this.mapper = mapper;
        this.source = "/platen/" + service;
    }

    /** The record key: the organisation first, so that order holds within it and its owner can be told without the body. */
    public static String recordKey(UUID organisation, String key) {
        return key.isEmpty() ? organisation.toString() : organisation + KEY_SEPARATOR + key;
    }

    /**
     * @param trace where the event begins; may be invalid
     */
    String write(OutgoingEvent event, UUID organisation, long sequence, String id, Instant time, SpanContext trace) {
        ObjectNode json = mapper.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", event.type())
                .put("time", time.toString())
                .put("datacontenttype", "application/json")
                .put("organisationid", organisation.toString())
                .put("partitionkey", recordKey(organisation, event.key()))
                // A string by the CloudEvents "sequence" extension.
                .put("sequence", Long.toString(sequence));
        if (event.causationId() != null) {
            json.put("causationid", event.causationId());
        }
        if (event.origin() != null) {
            json.put("originsource", event.origin().source());
            putIfPresent(json, "originexternalid", event.origin().externalId());
            putIfPresent(json, "originrunid", event.origin().runId());
        }
        if (event.republished()) {
            json.put("republished", true);
        }
        putTrace(json, trace);
        json.set("data", mapper.valueToTree(event.data()));
        return json.toString();
    }

    private static void putTrace(ObjectNode json, SpanContext trace) {
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(Span.wrap(trace)), json, (event, name, value) -> {
                    if (event != null && value.length() <= MAX_TRACE_STATE_CHARACTERS) {
                        event.put(name, value);
                    }
                });
    }

    private static SpanContext trace(JsonNode json) {
        return Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), json, ATTRIBUTES))
                .getSpanContext();
    }

    private static void putIfPresent(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /**
     * @throws PoisonEvent when the record is no event of ours, with the reason
     */
    Event read(String topic, @Nullable String recordKey, @Nullable String payload) {
        if (recordKey == null || payload == null) {
            throw new PoisonEvent("The record has no " + (recordKey == null ? "key" : "value"));
        }
        JsonNode json = parse(payload);
        try {
            UUID organisation = UUID.fromString(text(json, "organisationid"));
            if (!recordKey.equals(organisation.toString()) && !recordKey.startsWith(organisation + KEY_SEPARATOR)) {
                throw new PoisonEvent("The organisation of the event is not the one of its key");
            }
            String key = recordKey.length() == 36 ? "" : recordKey.substring(37);
            JsonNode data = json.get("data");
            if (data == null || !data.isObject()) {
                throw new PoisonEvent("The event has no data object");
            }
            return new Event(
                    text(json, "id"),
                    text(json, "type"),
                    Instant.parse(text(json, "time")),
                    organisation,
                    topic,
                    key,
                    Long.parseLong(text(json, "sequence")),
                    optionalText(json, "causationid"),
                    json.path("republished").asBoolean(false),
                    origin(json),
                    trace(json),
                    data);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new PoisonEvent("An attribute of the event is malformed: " + malformed.getMessage(), malformed);
        }
    }

    private JsonNode parse(String payload) {
        try {
            JsonNode json = mapper.readTree(payload);
            if (json == null || !json.isObject()) {
                throw new PoisonEvent("The record is not a JSON object");
            }
            return json;
        } catch (JsonProcessingException malformed) {
            // The parser's message may quote the body.
            throw new PoisonEvent(
                    "The record is not JSON, at " + malformed.getLocation().offsetDescription());
        }
    }

    /**
     * The event's body as {@code dataType}.
     *
     * @throws PoisonEvent when the body does not fit
     */
    public <T> T data(Event event, Class<T> dataType) {
        try {
            return mapper.treeToValue(event.data(), dataType);
        } catch (JsonProcessingException mismatch) {
            throw new PoisonEvent("The body of " + event.type() + " does not fit " + dataType.getSimpleName());
        }
    }

    private static @Nullable EventOrigin origin(JsonNode json) {
        String name = optionalText(json, "originsource");
        return name == null
                ? null
                : new EventOrigin(name, optionalText(json, "originexternalid"), optionalText(json, "originrunid"));
    }

    private static String text(JsonNode json, String name) {
        String value = optionalText(json, name);
        if (value == null || value.isEmpty()) {
            throw new PoisonEvent("The event has no " + name);
        }
        return value;
    }

    private static @Nullable String optionalText(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }
}
