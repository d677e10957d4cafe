package platen.kubernetes.render;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A Helm chart of this folder. */
public record Chart(Path directory) {

    private static final String KUBERNETES = "1.36.0";
    private static final String SUITE = "platen";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** All charts below {@code deploy/kubernetes}. */
    public static List<Chart> all() {
        Path folder = Path.of(System.getProperty("platen.root")).resolve("deploy/kubernetes");
        return list(folder)
                .filter(it -> Files.exists(it.resolve("Chart.yaml")))
                .map(Chart::new)
                .toList();
    }

    /** The chart of this name. */
    public static Chart named(String name) {
        return all().stream()
                .filter(chart -> chart.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no chart " + name + " in deploy/kubernetes"));
    }

    public String name() {
        return directory.getFileName().toString();
    }

    /** The value sets it is published with, by name. */
    public List<ValueSet> valueSets() {
        return list(directory).filter(ValueSet::is).map(ValueSet::of).toList();
    }

    /** The value set of this name. */
    public ValueSet valueSet(String name) {
        return valueSets().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The chart " + name() + " has no values-" + name + ".yaml"));
    }

    /** What its templates see as values. */
    public JsonNode values(ValueSet values) {
        JsonNode own = YAML.readTree(directory.resolve("values.yaml").toFile());
        return YAML.readerForUpdating(own).readValue(values.file().toFile());
    }

    /** A file of the chart, read as YAML. */
    public JsonNode facts(String file) {
        return YAML.readTree(directory.resolve(file).toFile());
    }

    /** All files of the chart's templates. */
    public List<Path> templates() {
        try (Stream<Path> files = Files.walk(directory.resolve("templates"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@code helm template platen CHART --namespace platen --values FILE} prints, as for manifests applied without Helm: the
     * library leaves hooks out.
     */
    public String render(ValueSet values) {
        TemplateCommand template = new Helm(directory)
                .template()
                .withName("platen")
                .withNamespace("platen")
                // Helm takes an old one for granted when it is asked without a cluster.
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values.file());
        return name().equals(SUITE) ? template.set("hooks", false).call() : template.call();
    }

    /** What {@code helm lint --strict} finds, with the chart's own values. */
    public LintResult lint() {
        return new Helm(directory).lint().strict().call();
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
