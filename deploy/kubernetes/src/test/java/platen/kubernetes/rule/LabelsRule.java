package platen.kubernetes.rule;

import java.util.List;
import java.util.Map;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;

/** Objects and pods carry the labels that Kubernetes recommends. */
final class LabelsRule implements Rule {

    private static final List<String> LABELS =
            List.of("name", "instance", "version", "component", "part-of", "managed-by");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Resource resource : installation.manifests().resources()) {
            check(resource, "it", resource.labels(), findings);
        }
        for (Workload workload : installation.manifests().workloads()) {
            check(workload.resource(), "a pod of it", workload.labels(), findings);
        }
    }

    private static void check(Resource resource, String what, Map<String, String> labels, Findings findings) {
        LABELS.stream()
                .map("app.kubernetes.io/"::concat)
                .filter(label -> labels.getOrDefault(label, "").isEmpty())
                .forEach(label -> findings.add(resource, "%s has no label %s", what, label));
    }
}
