package platen.kubernetes.rule;

import java.util.List;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** A node can be emptied, and takes at most a part of a service's pods with it; an upgrade takes none. */
final class DisruptionRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Scaling.of(installation).forEach(scaling -> {
            Resource deployment = scaling.deployment();
            List<Resource> budgets = budgets(installation, deployment);
            if (budgets.isEmpty() && scaling.fewest() > 1) {
                findings.add(deployment, "no PodDisruptionBudget keeps some of its pods while nodes are emptied");
            }
            budgets.forEach(budget -> room(budget, scaling.fewest(), findings));
            JsonNode unavailable = deployment.at("spec.strategy.rollingUpdate.maxUnavailable");
            if (!unavailable.asString("").equals("0")) {
                findings.add(
                        deployment, "an upgrade takes pods away before others are there (maxUnavailable is not 0)");
            }
        });
    }

    private static void room(Resource budget, int fewest, Findings findings) {
        JsonNode least = budget.at("spec.minAvailable");
        JsonNode most = budget.at("spec.maxUnavailable");
        if (least.isInt() && least.asInt() >= fewest || least.asString("").equals("100%")) {
            findings.add(budget, "of %d pods it keeps %s, so no node can be emptied", fewest, least);
        }
        if (least.isMissingNode() && most.isMissingNode()) {
            findings.add(budget, "it says neither how many stay nor how many go");
        }
        if (most.asString("").matches("0%?")) {
            findings.add(budget, "it lets no pod go, so no node can be emptied");
        }
        if (most.isInt() && most.asInt() >= fewest) {
            findings.add(budget, "it lets all %d pods go at once", fewest);
        }
    }

    private static List<Resource> budgets(Installation installation, Resource deployment) {
        Workload workload = installation.manifests().workloads().stream()
                .filter(it -> it.resource().equals(deployment))
                .findFirst()
                .orElseThrow();
        return installation.manifests().of(Kind.PodDisruptionBudget).stream()
                .filter(it -> new LabelSelector(it.at("spec.selector")).matches(workload.labels()))
                .toList();
    }
}
