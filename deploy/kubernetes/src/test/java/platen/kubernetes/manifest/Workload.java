package platen.kubernetes.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What makes pods, with the pod it makes: an object with {@code metadata} and {@code spec}. */
public record Workload(Resource resource, JsonNode pod) {

    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String NAME = "app.kubernetes.io/name";

    static Stream<Workload> of(Resource resource) {
        return switch (resource.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "Job" ->
                Stream.of(new Workload(resource, resource.at("spec.template")));
            case "CronJob" -> Stream.of(new Workload(resource, resource.at("spec.jobTemplate.spec.template")));
            case "Pod" -> Stream.of(new Workload(resource, resource.body()));
            default -> Stream.of();
        };
    }

    public Map<String, String> labels() {
        return Resource.labels(Resource.at(pod, "metadata.labels"));
    }

    public JsonNode spec() {
        return pod.path("spec");
    }

    /** All containers, those that run before the others too. */
    public List<JsonNode> containers() {
        return Stream.concat(
                        Resource.list(spec(), "initContainers").stream(), Resource.list(spec(), "containers").stream())
                .toList();
    }

    /** The service of the suite that it is, short name; nothing for other workloads. */
    public Optional<String> service() {
        return is("service") ? Optional.ofNullable(labels().get(NAME)) : Optional.empty();
    }

    /** The service of the suite whose database it migrates. */
    public Optional<String> migrated() {
        return is("migration") ? Optional.ofNullable(labels().get(NAME)) : Optional.empty();
    }

    private boolean is(String component) {
        return component.equals(labels().get(COMPONENT));
    }
}
