package platen.kubernetes.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import platen.kubernetes.manifest.Manifests;
import platen.kubernetes.render.Chart;
import platen.kubernetes.render.ValueSet;
import tools.jackson.databind.JsonNode;

/**
 * The suite and its engines as one value set of both charts makes them, in one namespace.
 *
 * @param given what is there before, each as {@code Secret/NAME}
 * @param templates the text of the charts' templates by file
 * @param values of the suite's chart, the value set's over the chart's own
 */
record Installation(
        String name, Manifests manifests, Set<String> given, Map<String, String> templates, JsonNode values) {

    /** Every value set that both charts have, which is every value set of the suite. */
    static List<Installation> all() {
        Chart suite = Chart.named("platen");
        Chart engines = Chart.named("platen-engines");
        return suite.valueSets().stream()
                .map(values -> of(suite, values, engines, engines.valueSet(values.name())))
                .toList();
    }

    /** Another one, to be changed. */
    Installation copy() {
        return new Installation(name, manifests.copy(), new HashSet<>(given), new TreeMap<>(templates), values);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Installation of(Chart suite, ValueSet suiteValues, Chart engines, ValueSet engineValues) {
        Set<String> given = new HashSet<>(suiteValues.given());
        given.addAll(engineValues.given());
        Map<String, String> templates = new TreeMap<>();
        List.of(suite, engines).forEach(chart -> read(chart, templates));
        Manifests manifests = Manifests.of(suite.render(suiteValues)).and(Manifests.of(engines.render(engineValues)));
        return new Installation(suiteValues.name(), manifests, given, templates, suite.values(suiteValues));
    }

    private static void read(Chart chart, Map<String, String> templates) {
        chart.templates().forEach(file -> {
            try {
                templates.put(chart.name() + "/" + chart.directory().relativize(file), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
