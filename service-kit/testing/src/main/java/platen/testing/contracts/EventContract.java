package platen.testing.contracts;

import java.nio.file.Path;

/** One event type: its topic, its name within the topic, and the two files that define it. */
public record EventContract(String topic, String name, Path schema, Path example) {

    /** {@code platen.<area>.<name>.v1}, the area being the first word of the topic. */
    public String type() {
        return "platen." + topic.substring(0, topic.indexOf('.')) + "." + name + ".v1";
    }

    @Override
    public String toString() {
        return topic + "/" + name;
    }
}
