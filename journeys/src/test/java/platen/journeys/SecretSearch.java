package platen.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import platen.engines.PostgresServer;
import platen.engines.TopicCatalogue;
import platen.engines.TopicSpec;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/**
 * Looks through everything a stack wrote, except where secrets may stand (the mail catcher's store, the stand-in directory's data, the stack's own
 * secrets and keys): logs, all records on Kafka, all rows of all databases.
 */
final class SecretSearch {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}");
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private final Map<String, String> places = new HashMap<>();

    private SecretSearch() {}

    static SecretSearch through(LocalStack stack) throws IOException {
        SecretSearch search = new SecretSearch();
        search.logs(stack.data().resolve("logs"));
        search.logs(stack.data().resolve("postgres/postgres.log"));
        JsonNode json = stack.platenJson();
        search.topics(json.path("kafka").asText());
        search.databases(new PostgresServer(
                json.at("/postgres/host").asText(),
                json.at("/postgres/port").asInt(),
                json.at("/postgres/username").asText(),
                json.at("/postgres/password").asText()));
        return search;
    }

    /** Where which kind of thing stands that must not; never the thing itself. */
    List<String> findings(Collection<String> secrets) {
        Set<String> words = new HashSet<>();
        List<String> phrases = new ArrayList<>();
        for (String secret : secrets) {
            if (WORD.matcher(secret).matches()) {
                words.add(secret.toLowerCase(Locale.ROOT));
            } else {
                phrases.add(secret);
            }
        }
        List<String> findings = new ArrayList<>();
        places.forEach((place, text) -> {
            if (holds(text, words) || phrases.stream().anyMatch(text::contains)) {
                findings.add(place + " holds a secret of the story");
            }
            if (ACCESS_TOKEN.matcher(text).find()) {
                findings.add(place + " holds an access token");
            }
            if (text.contains(PRIVATE_KEY)) {
                findings.add(place + " holds a private key");
            }
        });
        return findings;
    }

    /** How many places hold a text: to see that the search sees. */
    long placesWith(String text) {
        return places.values().stream().filter(place -> place.contains(text)).count();
    }

    /** How many places of a kind (log, topic, database) hold a text, whatever its case. */
    long placesWith(String kind, String text) {
        return placesHolding(kind, text).size();
    }

    /** Which places of a kind do. */
    List<String> placesHolding(String kind, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return places.entrySet().stream()
                .filter(place -> place.getKey().startsWith(kind + " ")
                        && place.getValue().toLowerCase(Locale.ROOT).contains(folded))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean holds(String text, Set<String> words) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (words.contains(word.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.put("log " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void topics(String kafka) {
        try (TestTopics topics = new TestTopics(kafka, "")) {
            for (TopicSpec topic : TopicCatalogue.ofRepository().topics()) {
                for (TestRecord record : topics.all(topic.name())) {
                    places.put("topic " + record, record.key() + " " + record.value());
                }
            }
        }
    }

    private void databases(PostgresServer server) {
        for (Map<String, ?> database : new TestDatabase(server, "postgres")
                .rows("select datname from pg_database where datallowconn and not datistemplate")) {
            String name = String.valueOf(database.get("datname"));
            int row = 0;
            for (String line : new TestDatabase(server, name).dump()) {
                String table = line.substring(0, Math.max(0, line.indexOf(':')));
                places.put("database " + name + " " + table + " " + row++, line);
            }
        }
    }
}
