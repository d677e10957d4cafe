package platen.notification.template.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import platen.notification.template.domain.Fact;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.ReadingAid;

/** What mails say beside their templates' words, in one language: {@code mails/<language>/layout.properties}. */
public final class LayoutWords {

    private static final Map<Language, LayoutWords> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new LayoutWords(language));
        }
    }

    private final Language language;
    private final Properties words = new Properties();
    private final DateTimeFormatter moment;

    private LayoutWords(Language language) {
        this.language = language;
        try (InputStream file = Resources.open(language.tag() + "/layout.properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        this.moment =
                DateTimeFormatter.ofPattern(get("moment"), language.locale()).withZone(ZoneOffset.UTC);
    }

    public static LayoutWords in(Language language) {
        LayoutWords words = ALL.get(language);
        if (words == null) {
            throw new IllegalStateException("No words in " + language);
        }
        return words;
    }

    Language language() {
        return language;
    }

    String get(String key) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalStateException("No word " + key + " in " + language);
        }
        return found;
    }

    /** Date and time of day, in UTC. */
    public String moment(Instant instant) {
        return moment.format(instant);
    }

    public String sentence(Fact fact) {
        String sentence = get("fact." + fact.what());
        List<String> values = fact.values();
        for (int i = 0; i < values.size(); i++) {
            sentence = sentence.replace("{" + i + "}", values.get(i));
        }
        return sentence;
    }

    /** One sentence for each kind of look-alike in the code, without full stop. */
    List<String> readingAids(String code) {
        return ReadingAid.of(code).stream().map(sign -> get("aid." + sign)).toList();
    }
}
