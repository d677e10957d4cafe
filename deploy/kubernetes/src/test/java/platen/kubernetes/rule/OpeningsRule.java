package platen.kubernetes.rule;

import java.util.List;
import java.util.Map;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;

/** Whatever a NetworkPolicy opens, it opens to somebody it names and at ports it names; and it is about pods it names. */
final class OpeningsRule implements Rule {

    private static final Map<String, String> PEERS = Map.of("ingress", "from", "egress", "to");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Resource policy : installation.manifests().of(Kind.NetworkPolicy)) {
            if (selectsAll(policy.at("spec.podSelector"))) {
                findings.add(policy, "it is about every pod of the namespace");
            }
            PEERS.forEach((direction, peers) -> policy.list("spec." + direction)
                    .forEach(rule -> check(policy, rule, Resource.list(rule, peers), findings)));
        }
    }

    private static void check(Resource policy, JsonNode rule, List<JsonNode> peers, Findings findings) {
        if (Resource.list(rule, "ports").isEmpty()
                || Resource.list(rule, "ports").stream().anyMatch(it -> !it.has("port"))) {
            findings.add(policy, "it opens all ports: %s", rule);
        }
        if (peers.isEmpty()) {
            findings.add(policy, "it opens to everybody: %s", rule);
        }
        for (JsonNode peer : peers) {
            boolean names = peer.has("ipBlock")
                    || !selectsAll(peer.path("podSelector"))
                    || !selectsAll(peer.path("namespaceSelector"));
            if (!names || peer.has("namespaceSelector") && selectsAll(peer.path("namespaceSelector"))) {
                findings.add(policy, "it opens to all pods or namespaces: %s", peer);
            }
        }
    }

    private static boolean selectsAll(JsonNode selector) {
        return selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
    }
}
