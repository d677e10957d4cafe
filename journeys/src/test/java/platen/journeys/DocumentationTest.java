package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.engines.RepositoryRoot;
import platen.engines.TopicCatalogue;

/** What the documents say of names, against the files that define them. */
class DocumentationTest {

    private static final Path ROOT = RepositoryRoot.find();
    private static final Pattern PICTURE = Pattern.compile("```mermaid\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOPIC =
            Pattern.compile("\\b(?:directory|identity|accesscode|mfd|notification)\\.[a-z]+\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)");
    private static final int WORDS_IN_README = 300;

    @Test
    void picturesNameOnlyTopicsOfTheCatalogue() throws IOException {
        Set<String> topics = TopicCatalogue.ofRepository().names();

        for (Path document : documents()) {
            for (String picture : matches(PICTURE, Files.readString(document))) {
                assertThat(topics).as(document.toString()).containsAll(topicsIn(picture));
            }
        }
        assertThat(topicsIn(Files.readString(ROOT.resolve("README.md")))).contains("accesscode.credential");
    }

    @Test
    void theEventCatalogueKnowsEveryTopic() throws IOException {
        String catalogue = Files.readString(ROOT.resolve("contracts/README.md"));

        assertThat(TopicCatalogue.ofRepository().names())
                .allSatisfy(topic -> assertThat(catalogue).contains("`" + topic + "`"));
    }

    @Test
    void theEventCatalogueKnowsEveryEvent() throws IOException {
        String catalogue = Files.readString(ROOT.resolve("contracts/README.md"));
        try (Stream<Path> files = Files.walk(ROOT.resolve("contracts/events"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".v1.schema.json"))
                            .map(file ->
                                    ROOT.resolve("contracts").relativize(file).toString()))
                    .isNotEmpty()
                    .allSatisfy(schema -> assertThat(catalogue).contains("(" + schema + ")"));
        }
    }

    @Test
    void decisionsAreNumberedWithoutGapsOrRepeats() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
            List<Integer> numbers = files.map(file ->
                            Integer.parseInt(file.getFileName().toString().substring(0, 4)))
                    .sorted()
                    .toList();
            assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
            assertThat(numbers.getLast()).isEqualTo(numbers.size());
        }
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        for (Path document : documents()) {
            for (String link : matches(LINK, Files.readString(document))) {
                assertThat(document.resolveSibling(link.trim()))
                        .as(document + ": " + link)
                        .exists();
            }
        }
    }

    @Test
    void everyModuleIntroducesItself() {
        for (String module : List.of(
                "identity-service",
                "accesscode-service",
                "sync-google-service",
                "scim-service",
                "mfd-gateway",
                "notification-service",
                "service-kit",
                "deploy/local",
                "journeys",
                "contracts")) {
            assertThat(ROOT.resolve(module).resolve("README.md")).exists();
        }
    }

    @Test
    void theFirstPageStaysShort() throws IOException {
        String text = Files.readString(ROOT.resolve("README.md")).replaceAll("(?s)```.*?```", "");

        assertThat(text.split("\\s+", -1)).hasSizeLessThanOrEqualTo(WORDS_IN_README);
    }

    private static Set<String> topicsIn(String text) {
        return TOPIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
