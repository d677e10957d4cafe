package platen.kubernetes.manifest;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Which labels a selector of Kubernetes wants. */
public record LabelSelector(JsonNode node) {

    /** A Service's, which is the labels themselves. */
    public static boolean wants(JsonNode labels, Map<String, String> of) {
        return labels.propertyStream()
                .allMatch(wanted -> wanted.getValue().asString("").equals(of.get(wanted.getKey())));
    }

    /** An empty selector matches everything. */
    public boolean matches(Map<String, String> labels) {
        return wants(node.path("matchLabels"), labels)
                && node.path("matchExpressions").valueStream().allMatch(it -> holds(it, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asString(""));
        Set<String> values =
                expression.path("values").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        String operator = expression.path("operator").asString("");
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalStateException("Unknown operator of a selector: " + operator);
        };
    }
}
