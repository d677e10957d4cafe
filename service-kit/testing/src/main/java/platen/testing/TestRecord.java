package platen.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A record as it is on Kafka. */
public record TestRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value as JSON; a missing node when it is none, so that a predicate may look at poison too. */
    public JsonNode json() {
        try {
            return value == null ? JSON.missingNode() : JSON.readTree(value);
        } catch (JsonProcessingException poison) {
            return JSON.missingNode();
        }
    }

    /** The event's type, or an empty string. */
    public String type() {
        return json().path("type").asText();
    }

    public JsonNode data() {
        return json().path("data");
    }

    /** Whether the type ends in this event's name, as in {@code is("user-created")}. */
    public boolean is(String event) {
        return type().endsWith("." + event + ".v1");
    }

    /** Names the record without its content. */
    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset + " " + key + " " + type();
    }
}
