package platen.kubernetes.contract;

import java.nio.file.Path;
import java.util.List;
import platen.kubernetes.Suite;
import tools.jackson.databind.json.JsonMapper;

/** A topic of the catalogue {@code contracts/topics.json}. */
public record Topic(String name, int partitions, long retentionMs) {

    private static final List<Topic> ALL = read(Suite.file("contracts/topics.json"));

    public static List<Topic> all() {
        return ALL;
    }

    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The catalogue has no topic " + name));
    }

    private static List<Topic> read(Path file) {
        return List.of(JsonMapper.shared().readValue(file.toFile(), Topic[].class));
    }
}
