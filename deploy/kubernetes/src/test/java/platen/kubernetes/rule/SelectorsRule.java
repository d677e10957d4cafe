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
        workloads.forEach(workload -> ownPods(workload, findings));
        for (Resource service : installation.manifests().of(Kind.Service)) {
            JsonNode selector = service.at("spec.selector");
            if (workloads.stream().noneMatch(it -> LabelSelector.wants(selector, it.labels()))) {
                findings.add(service, "no pod has the labels its selector wants");
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

    private static void ownPods(Workload workload, Findings findings) {
        JsonNode selector = workload.resource().at("spec.selector");
        if (!selector.isMissingNode() && !new LabelSelector(selector).matches(workload.labels())) {
            findings.add(workload, "its selector does not match the labels of its own pods");
        }
        for (JsonNode spread : Resource.list(workload.spec(), "topologySpreadConstraints")) {
            if (!new LabelSelector(spread.path("labelSelector")).matches(workload.labels())) {
                findings.add(workload, "it spreads over %s pods that are not its own", spread.path("topologyKey"));
            }
        }
    }
}
