package platen.kubernetes.rule;

import java.util.Optional;
import platen.kubernetes.contract.Topic;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;

/** The topics are those of the catalogue, with its partitions and retention, on as many brokers as there are. */
final class TopicsRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        int brokers = installation.manifests().of(Kind.KafkaNodePool).stream()
                .mapToInt(it -> it.at("spec.replicas").asInt(0))
                .sum();
        for (Topic topic : Topic.all()) {
            Optional<Resource> there = installation.manifests().find(Kind.KafkaTopic, topic.name());
            if (there.isEmpty()) {
                findings.add("contracts/topics.json", "%s is not made", topic.name());
            }
            there.ifPresent(it -> check(it, topic, brokers, findings));
        }
        installation.manifests().of(Kind.KafkaTopic).stream()
                .filter(it ->
                        Topic.all().stream().noneMatch(topic -> topic.name().equals(it.name())))
                .forEach(it -> findings.add(it, "the catalogue does not know it"));
    }

    private static void check(Resource made, Topic topic, int brokers, Findings findings) {
        if (made.at("spec.partitions").asInt(0) != topic.partitions()) {
            findings.add(made, "it has %s partitions instead of %d", made.at("spec.partitions"), topic.partitions());
        }
        // Its name has dots, so it is no path.
        if (made.at("spec.config").path("retention.ms").asLong(0) != topic.retentionMs()) {
            findings.add(
                    made,
                    "it is kept for %s ms instead of %d",
                    made.at("spec.config").path("retention.ms"),
                    topic.retentionMs());
        }
        int replicas = made.at("spec.replicas").asInt(0);
        if (replicas > brokers) {
            findings.add(made, "it has %d replicas on %d brokers", replicas, brokers);
        }
        int inSync = made.at("spec.config").path("min.insync.replicas").asInt(1);
        if (replicas > 1 && inSync >= replicas || inSync > replicas || replicas > 2 && inSync < 2) {
            findings.add(
                    made, "with %d replicas, %d in sync loses either events or the way to write", replicas, inSync);
        }
    }
}
