package platen.kubernetes.rule;

import java.util.stream.Stream;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Workload;

/** Every pod is selected by a policy that opens nothing in either direction, so that only what others open is open. */
final class DefaultDenyRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Network network = Network.of(installation);
        network.pods().stream()
                .filter(it -> !network.isClosed(it, "Ingress"))
                .forEach(it -> findings.add(it.title(), "its pods let everybody in"));
        for (Workload workload : installation.manifests().workloads()) {
            boolean closed = network.policies().stream()
                    .filter(it -> Stream.of("Ingress", "Egress")
                            .allMatch(direction -> it.list("spec.policyTypes").stream()
                                    .anyMatch(type -> type.asString("").equals(direction))))
                    .filter(it -> it.list("spec.ingress").isEmpty()
                            && it.list("spec.egress").isEmpty())
                    .anyMatch(it -> new LabelSelector(it.at("spec.podSelector")).matches(workload.labels()));
            if (!closed) {
                findings.add(workload, "no NetworkPolicy closes its pods in both directions by default");
            }
        }
    }
}
