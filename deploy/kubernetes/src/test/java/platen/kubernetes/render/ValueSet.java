package platen.kubernetes.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of values that a chart is installed with, {@code values-NAME.yaml} beside the chart's own {@code values.yaml}.
 *
 * <p>Lines {@code # given: Secret NAME} (or {@code ConfigMap}) in it say what must be there before the chart is installed.
 */
public record ValueSet(String name, Path file) {

    private static final Pattern FILE = Pattern.compile("values-(?<name>.+)\\.yaml");
    private static final Pattern GIVEN = Pattern.compile("^# given: (?<kind>Secret|ConfigMap) (?<name>\\S+)\\s*$");

    static boolean is(Path file) {
        return FILE.matcher(file.getFileName().toString()).matches();
    }

    static ValueSet of(Path file) {
        Matcher matcher = FILE.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + " is not named values-NAME.yaml");
        }
        return new ValueSet(matcher.group("name"), file);
    }

    /** What is given from outside, each as {@code Secret/NAME} or {@code ConfigMap/NAME}. */
    public Set<String> given() {
        return lines().stream()
                .map(GIVEN::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group("kind") + "/" + line.group("name"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
