package platen.kubernetes.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** The pods of an installation and what NetworkPolicies let through between them. */
final class Network {

    /** What Strimzi and CloudNativePG label the pods with that they make. */
    private static final String OF_KAFKA = "strimzi.io/cluster";

    private static final String OF_POSTGRES = "cnpg.io/cluster";
    private static final Set<Integer> POSTGRES = Set.of(5432, 8000, 9187);
    private static final Set<String> OURS =
            Set.of("app.kubernetes.io/part-of", "app.kubernetes.io/instance", OF_KAFKA, OF_POSTGRES);

    /** A pod: of a workload, or of an engine's operator. */
    record Pod(String title, Map<String, String> labels, Map<String, Integer> named, Set<Integer> listens) {}

    /** A peer of a policy at a port; no ports means all of them. */
    record Opening(Resource policy, JsonNode peer, Set<String> ports) {

        /** Whether it is for pods of the installation, by labels that only those have. */
        boolean isForOurs() {
            return peer.has("podSelector")
                    && !peer.has("namespaceSelector")
                    && OURS.stream()
                            .anyMatch(it ->
                                    Resource.at(peer, "podSelector.matchLabels").has(it));
        }

        boolean isFor(Pod pod) {
            return isForOurs() && new LabelSelector(peer.path("podSelector")).matches(pod.labels());
        }

        /** Whether it lets somebody outside of the installation through. */
        boolean isForOthers() {
            return !isForOurs();
        }

        boolean isAt(int port, Pod listener) {
            return ports.isEmpty()
                    || ports.contains(String.valueOf(port))
                    || ports.stream()
                            .anyMatch(it -> Integer.valueOf(port)
                                    .equals(listener.named().get(it)));
        }
    }

    private final List<Resource> policies;
    private final List<Resource> brokers;
    private final List<Pod> pods;

    private Network(List<Resource> policies, List<Resource> brokers, List<Pod> pods) {
        this.policies = policies;
        this.brokers = brokers;
        this.pods = pods;
    }

    static Network of(Installation installation) {
        List<Pod> pods = new ArrayList<>();
        installation.manifests().workloads().forEach(it -> pods.add(pod(it)));
        List<Resource> brokers = installation.manifests().of(Kind.Kafka);
        brokers.forEach(it -> pods.add(new Pod(it.title(), Map.of(OF_KAFKA, it.name()), Map.of(), listeners(it))));
        installation
                .manifests()
                .of(Kind.Cluster)
                .forEach(it -> pods.add(new Pod(it.title(), Map.of(OF_POSTGRES, it.name()), Map.of(), POSTGRES)));
        return new Network(installation.manifests().of(Kind.NetworkPolicy), brokers, pods);
    }

    static Pod pod(Workload workload) {
        Map<String, Integer> named = new HashMap<>();
        Set<Integer> listens = new HashSet<>();
        workload.containers().stream()
                .flatMap(it -> Resource.list(it, "ports").stream())
                .forEach(port -> {
                    listens.add(port.path("containerPort").asInt(0));
                    named.put(
                            port.path("name").asString(""),
                            port.path("containerPort").asInt(0));
                });
        return new Pod(workload.resource().title(), workload.labels(), named, listens);
    }

    List<Pod> pods() {
        return pods;
    }

    List<Resource> policies() {
        return policies;
    }

    /** Who is let in to a pod. */
    List<Opening> in(Pod pod) {
        return Stream.concat(openings(pod, "Ingress", "ingress", "from"), listenerPeers(pod))
                .toList();
    }

    /** Where a pod is let out to. */
    List<Opening> out(Pod pod) {
        return openings(pod, "Egress", "egress", "to").toList();
    }

    /** Whether policies say anything of the pod in a direction; otherwise everything goes. */
    boolean isClosed(Pod pod, String direction) {
        return policies.stream().anyMatch(it -> isAbout(it, pod, direction))
                || direction.equals("Ingress") && listenerPeers(pod).findAny().isPresent();
    }

    boolean letsOut(Pod from, Pod to, int port) {
        return !isClosed(from, "Egress") || out(from).stream().anyMatch(it -> it.isFor(to) && it.isAt(port, to));
    }

    boolean letsIn(Pod from, Pod to, int port) {
        return !isClosed(to, "Ingress") || in(to).stream().anyMatch(it -> it.isFor(from) && it.isAt(port, to));
    }

    private static boolean isAbout(Resource policy, Pod pod, String direction) {
        return policy.list("spec.policyTypes").stream()
                        .anyMatch(it -> it.asString("").equals(direction))
                && new LabelSelector(policy.at("spec.podSelector")).matches(pod.labels());
    }

    private Stream<Opening> openings(Pod pod, String direction, String rules, String peers) {
        return policies.stream()
                .filter(it -> isAbout(it, pod, direction))
                .flatMap(policy -> policy.list("spec." + rules).stream()
                        .flatMap(rule -> Resource.list(rule, peers).stream()
                                .map(peer -> new Opening(policy, peer, ports(rule)))));
    }

    /** Strimzi makes a policy of these. */
    private Stream<Opening> listenerPeers(Pod pod) {
        return brokers.stream()
                .filter(it -> it.name().equals(pod.labels().get(OF_KAFKA)))
                .flatMap(kafka -> kafka.list("spec.kafka.listeners").stream()
                        .flatMap(listener -> Resource.list(listener, "networkPolicyPeers").stream()
                                .map(peer -> new Opening(
                                        kafka,
                                        peer,
                                        Set.of(listener.path("port").asString(""))))));
    }

    private static Set<String> ports(JsonNode rule) {
        Set<String> ports = new HashSet<>();
        Resource.list(rule, "ports").forEach(it -> ports.add(it.path("port").asString("")));
        return ports;
    }

    private static Set<Integer> listeners(Resource kafka) {
        Set<Integer> ports = new HashSet<>();
        kafka.list("spec.kafka.listeners")
                .forEach(it -> ports.add(it.path("port").asInt(0)));
        return ports;
    }
}
