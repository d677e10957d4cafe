package platen.engines;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The topics of the suite, read from {@code contracts/topics.json}: the one place that declares them. */
public record TopicCatalogue(List<TopicSpec> topics) {

    public TopicCatalogue {
        topics = List.copyOf(topics);
        if (topics.stream().map(TopicSpec::name).distinct().count() != topics.size()) {
            throw new IllegalArgumentException("A topic is declared twice");
        }
    }

    public static TopicCatalogue ofRepository() {
        return read(RepositoryRoot.find().resolve("contracts").resolve("topics.json"));
    }

    public static TopicCatalogue read(Path file) {
        try {
            return new TopicCatalogue(new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the topics from " + file, e);
        }
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        topics.forEach(topic -> names.add(topic.name()));
        return names;
    }

    public List<TopicSpec> withPrefix(String prefix) {
        return topics.stream().map(topic -> topic.withPrefix(prefix)).toList();
    }
}
