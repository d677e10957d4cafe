package platen.kubernetes.contract;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import platen.kubernetes.Suite;

/** Which topics a service reads and writes. */
public final class Flows {

    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");
    /** A row of the events' table: topic, event, fact, producers, personal data. */
    private static final Pattern EVENT =
            Pattern.compile("\\| `(?<topic>[a-z.]+)` \\| \\[`[^|]+\\|[^|]+\\| (?<producers>[^|]+) \\|[^|]+\\|");

    private Flows() {}

    /** The topics of the channels in its properties. */
    public static Set<String> consumedBy(String service) {
        Properties properties = new Properties();
        Path file = Suite.module(service).resolve("src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> topics = new TreeSet<>();
        properties.forEach((key, value) -> {
            if (CHANNEL.matcher(key.toString()).matches()) {
                topics.add(value.toString().replace("${platen.topic-prefix}", ""));
            }
        });
        return topics;
    }

    /** The topics of the events that {@code contracts/README.md} names it as a producer of. */
    public static Set<String> producedBy(String service) {
        Set<String> topics = new TreeSet<>();
        try (Stream<String> lines = Files.lines(Suite.file("contracts/README.md"))) {
            lines.map(EVENT::matcher)
                    .filter(Matcher::matches)
                    .filter(row ->
                            Set.of(row.group("producers").split(", ", -1)).contains(service))
                    .forEach(row -> topics.add(row.group("topic")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return topics;
    }
}
