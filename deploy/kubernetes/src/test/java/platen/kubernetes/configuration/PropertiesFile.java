package platen.kubernetes.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's properties, without those of profiles, and what its comments say of keys and variables in lines such as {@code # PLATEN_X: sentence.}
 */
record PropertiesFile(Map<String, String> entries, Map<String, String> sentences) {

    private static final Pattern SENTENCE =
            Pattern.compile("# (?<key>PLATEN_[A-Z0-9_]+|KAFKA_[A-Z_]+|platen\\.[a-z.-]+): (?<sentence>.+)");

    static PropertiesFile of(Path file) {
        Map<String, String> entries = new LinkedHashMap<>();
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String line : lines(file)) {
            Matcher sentence = SENTENCE.matcher(line);
            int equals = line.indexOf('=');
            if (sentence.matches()) {
                sentences.put(sentence.group("key"), sentence.group("sentence"));
            } else if (!line.startsWith("#") && !line.startsWith("%") && equals > 0) {
                entries.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return new PropertiesFile(entries, sentences);
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
