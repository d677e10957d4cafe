package platen.kubernetes.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** Containers say what they need and at most take, and need no more than they may take. */
final class ResourcesRule implements Rule {

    private static final Pattern QUANTITY = Pattern.compile("(?<number>[0-9.]+)(?<unit>|m|k|M|G|T|Ki|Mi|Gi|Ti)");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "", BigDecimal.ONE,
            "m", new BigDecimal("0.001"),
            "k", BigDecimal.TEN.pow(3),
            "M", BigDecimal.TEN.pow(6),
            "G", BigDecimal.TEN.pow(9),
            "T", BigDecimal.TEN.pow(12),
            "Ki", BigDecimal.TWO.pow(10),
            "Mi", BigDecimal.TWO.pow(20),
            "Gi", BigDecimal.TWO.pow(30),
            "Ti", BigDecimal.TWO.pow(40));

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            for (JsonNode container : workload.containers()) {
                check(workload.resource().title(), container.path("resources"), findings);
            }
        }
        for (Kind kind : List.of(Kind.KafkaNodePool, Kind.Cluster)) {
            installation.manifests().of(kind).forEach(it -> check(it.title(), it.at("spec.resources"), findings));
        }
    }

    private static void check(String where, JsonNode resources, Findings findings) {
        JsonNode requests = resources.path("requests");
        JsonNode limits = resources.path("limits");
        for (String wanted : List.of("cpu", "memory")) {
            if (requests.path(wanted).isMissingNode()) {
                findings.add(where, "it requests no %s", wanted);
            }
        }
        if (limits.path("memory").isMissingNode()) {
            findings.add(where, "its memory has no limit");
        }
        requests.propertyStream()
                .filter(it -> !limits.path(it.getKey()).isMissingNode())
                .filter(it -> amount(it.getValue()).compareTo(amount(limits.path(it.getKey()))) > 0)
                .forEach(it -> findings.add(
                        where,
                        "it requests %s of %s, more than its limit %s",
                        it.getValue(),
                        it.getKey(),
                        limits.path(it.getKey())));
    }

    private static BigDecimal amount(JsonNode quantity) {
        Matcher matcher = QUANTITY.matcher(quantity.asString(""));
        if (!matcher.matches()) {
            throw new IllegalStateException(quantity + " is no quantity");
        }
        return new BigDecimal(matcher.group("number")).multiply(UNITS.get(matcher.group("unit")));
    }
}
