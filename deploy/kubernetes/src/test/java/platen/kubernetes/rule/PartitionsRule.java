package platen.kubernetes.rule;

import java.util.Set;
import java.util.TreeSet;
import platen.kubernetes.contract.Flows;
import platen.kubernetes.contract.Topic;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Manifests;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** No replica is without a partition, and scaling by lag looks at the topics the service reads, as its group. */
final class PartitionsRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Scaling.of(installation)
                .forEach(scaling -> service(installation.manifests(), scaling.deployment())
                        .ifPresent(service -> {
                            Flows.consumedBy(service).forEach(topic -> {
                                int partitions = Topic.named(topic).partitions();
                                if (scaling.most() > partitions) {
                                    findings.add(
                                            scaling.deployment(),
                                            "up to %d replicas read %s, which has %d partitions",
                                            scaling.most(),
                                            topic,
                                            partitions);
                                }
                            });
                            scaling.scalers().stream()
                                    .filter(it -> it.kind().equals(Kind.ScaledObject.name()))
                                    .forEach(it -> lag(service, it, findings));
                        }));
    }

    private static java.util.Optional<String> service(Manifests manifests, Resource deployment) {
        return manifests.workloads().stream()
                .filter(it -> it.resource().equals(deployment))
                .findFirst()
                .flatMap(Workload::service);
    }

    private static void lag(String service, Resource scaler, Findings findings) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode trigger : scaler.list("spec.triggers")) {
            JsonNode metadata = trigger.path("metadata");
            topics.add(metadata.path("topic").asString(""));
            if (!metadata.path("consumerGroup").asString("").equals(service)) {
                findings.add(
                        scaler,
                        "it looks at the group %s, but the service's is %s",
                        metadata.path("consumerGroup"),
                        service);
            }
        }
        if (!topics.equals(Flows.consumedBy(service))) {
            findings.add(
                    scaler, "it looks at the topics %s, but the service reads %s", topics, Flows.consumedBy(service));
        }
    }
}
