package platen.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.testing.contracts.ContractChecks;

/** An event made from its example in the contracts, changed only where a test says so. Never changes itself: each change is a copy. */
public final class TestEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode event;

    private TestEvent(ObjectNode event) {
        this.event = event;
    }

    /** The example under a new event id, because a consumer rightly ignores an id it has seen. */
    public static TestEvent example(String topic, String name) {
        return parse(ContractChecks.ofRepository().example(topic, name)).freshId();
    }

    public static TestEvent parse(String json) {
        try {
            return new TestEvent((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an event", e);
        }
    }

    public TestEvent freshId() {
        return attribute("id", UUID.randomUUID().toString());
    }

    /** Moves the event to another organisation; the rest of its key stays. */
    public TestEvent organisation(UUID organisation) {
        return attribute("organisationid", organisation.toString()).withRecordKey(organisation, key());
    }

    /** Sets the key after the organisation, as in {@code key(userId)} or {@code key("google|117")}. */
    public TestEvent key(String key) {
        return withRecordKey(UUID.fromString(text("organisationid")), key);
    }

    public TestEvent sequence(long sequence) {
        return attribute("sequence", Long.toString(sequence));
    }

    /** Sets an attribute of the envelope; null removes it. */
    public TestEvent attribute(String name, @Nullable Object value) {
        ObjectNode copy = event.deepCopy();
        put(copy, name, value);
        return new TestEvent(copy);
    }

    /**
     * Sets a value in the body; null removes it.
     *
     * @param path of names, as in {@code "settings/locale"}
     */
    public TestEvent data(String path, @Nullable Object value) {
        ObjectNode copy = event.deepCopy();
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "/data" : "/data/" + path.substring(0, slash);
        put(copy.withObject(parent), path.substring(slash + 1), value);
        return new TestEvent(copy);
    }

    public String id() {
        return text("id");
    }

    public String type() {
        return text("type");
    }

    public String recordKey() {
        return text("partitionkey");
    }

    public String json() {
        return event.toString();
    }

    private String key() {
        String recordKey = recordKey();
        int separator = recordKey.indexOf('|');
        return separator < 0 ? "" : recordKey.substring(separator + 1);
    }

    private TestEvent withRecordKey(UUID organisation, String key) {
        return attribute("partitionkey", key.isEmpty() ? organisation.toString() : organisation + "|" + key);
    }

    private String text(String name) {
        return event.path(name).asText();
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value == null) {
            node.remove(name);
        } else {
            node.set(name, JSON.valueToTree(value));
        }
    }

    /** Names the event without its content. */
    @Override
    public String toString() {
        return type() + " " + recordKey() + " " + id();
    }
}
