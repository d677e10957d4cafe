package platen.kubernetes.rule;

import java.util.List;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** What selects pods or Services selects some, and a Deployment its own. */
final class SelectorsRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        List<Workload> workloads = installation.manifests().workloads();
        workloads.forEach(workload -> ownPods(workload, workloads, findings));
        for (Resource service : installation.manifests().of(Kind.Service)) {
            JsonNode selector = service.at("spec.selector");
            long selected = workloads.stream()
                    .filter(it -> LabelSelector.wants(selector, it.labels()))
                    .count();
            if (selected != 1) {
                findings.add(service, "it is for the pods of one workload, but its selector matches %d", selected);
            }
        }
        for (Resource budget : installation.manifests().of(Kind.PodDisruptionBudget)) {
            LabelSelector selector = new LabelSelector(budget.at("spec.selector"));
            long selected = workloads.stream()
                    .filter(it -> selector.matches(it.labels()))
                    .count();
            if (selected != 1) {
                findings.add(budget, "it is for one workload, but its selector matches %d", selected);
            }
        }
        for (Resource monitor : installation.manifests().of(Kind.ServiceMonitor)) {
            LabelSelector selector = new LabelSelector(monitor.at("spec.selector"));
            if (installation.manifests().of(Kind.Service).stream().noneMatch(it -> selector.matches(it.labels()))) {
                findings.add(monitor, "no Service has the labels its selector wants");
            }
        }
    }

    private static void ownPods(Workload workload, List<Workload> all, Findings findings) {
        JsonNode selector = workload.resource().at("spec.selector");
        if (!selector.isMissingNode() && !isOwn(selector, workload, all)) {
            findings.add(workload, "its selector does not match its own pods, or not only those");
        }
        for (JsonNode spread : Resource.list(workload.spec(), "topologySpreadConstraints")) {
            if (!isOwn(spread.path("labelSelector"), workload, all)) {
                findings.add(workload, "it spreads over %s pods that are not its own", spread.path("topologyKey"));
            }
        }
    }

    private static boolean isOwn(JsonNode selector, Workload workload, List<Workload> all) {
        return all.stream()
                .filter(it -> new LabelSelector(selector).matches(it.labels()))
                .toList()
                .equals(List.of(workload));
    }
}
