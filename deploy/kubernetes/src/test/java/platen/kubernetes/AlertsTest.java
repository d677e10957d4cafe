package platen.kubernetes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That alerts and dashboards ask for metrics there are, and that whoever is woken finds what to do. */
class AlertsTest {

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook_url: RUNBOOKS#(\\S+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\w+)$");
    private static final Pattern ASKED = Pattern.compile("\\bplaten_[a-z_]+");
    private static final Pattern REGISTERED = Pattern.compile("\"(platen\\.[a-z.]+)\"");

    /** What Prometheus' format adds to a name. */
    private static final Pattern ADDED = Pattern.compile("(_seconds)?(_(total|bucket|count|sum|max))?$");

    /** What a query asks for, and of which installation. */
    private static final Pattern QUERY =
            Pattern.compile("\\b((?:platen|http|kafka|sql)_[a-z_]+)(\\{suite=\"SUITE\"[,}])?");

    private static final String ALERTS = text(Suite.file("deploy/kubernetes/platen/files/alerts/services.yaml"));

    @Test
    void eachHasARunbookUnderItsName() {
        List<String> alerts = found(ALERT, ALERTS);

        assertThat(found(RUNBOOK, ALERTS))
                .isEqualTo(alerts.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(found(HEADING, text(Suite.file("docs/operations.md")))).containsAll(alerts);
    }

    @Test
    void metricsOfTheSuiteAreThoseOfItsSources() {
        Set<String> registered = Stream.concat(
                        Suite.services().stream().map(Suite::module), Stream.of(Suite.file("service-kit/runtime")))
                .flatMap(module -> sources(module.resolve("src/main/java")))
                .flatMap(source -> found(REGISTERED, text(source)).stream())
                .map(name -> name.replace('.', '_'))
                .collect(toSet());
        String dashboards = text(Suite.file("deploy/kubernetes/platen/files/dashboards/services.json"));

        assertThat(ASKED.matcher(ALERTS + dashboards).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(name -> registered.contains(ADDED.matcher(name).replaceFirst("")), "is registered");
    }

    /** Several installations may have one Prometheus. */
    @Test
    void eachAsksOfItsOwnInstallation() {
        assertThat(QUERY.matcher(ALERTS).results())
                .isNotEmpty()
                .allSatisfy(
                        query -> assertThat(query.group(2)).as(query.group(1)).isNotNull());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
