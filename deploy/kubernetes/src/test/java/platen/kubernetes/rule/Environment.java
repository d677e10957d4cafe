package platen.kubernetes.rule;

import java.util.List;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** The variables of a workload's first container. */
record Environment(List<JsonNode> variables) {

    static Environment of(Workload workload) {
        return new Environment(Resource.list(workload.containers().getFirst(), "env"));
    }

    boolean has(String name) {
        return variables.stream().anyMatch(it -> it.path("name").asString("").equals(name));
    }

    /** Whether it has a value, here or from elsewhere. */
    boolean isSet(String name) {
        return variables.stream()
                .filter(it -> it.path("name").asString("").equals(name))
                .anyMatch(it -> !it.path("value").asString("").isEmpty()
                        || !it.path("valueFrom").isEmpty());
    }

    /** What stands in the manifest; empty where it is not set, or comes from elsewhere. */
    String value(String name) {
        return variables.stream()
                .filter(it -> it.path("name").asString("").equals(name))
                .map(it -> it.path("value").asString(""))
                .findFirst()
                .orElse("");
    }
}
