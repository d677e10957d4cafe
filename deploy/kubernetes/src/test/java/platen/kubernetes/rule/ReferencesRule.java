package platen.kubernetes.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;

/** Secrets, ConfigMaps and ServiceAccounts that are used are there, with the keys that are read, or given; what is given is used. */
final class ReferencesRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Map<String, Set<String>> there = there(installation);
        Set<String> used = new HashSet<>();
        for (Resource resource : installation.manifests().resources()) {
            References.of(resource).forEach(reference -> {
                used.add(reference.title());
                Set<String> keys = there.get(reference.title());
                if (keys == null && !installation.given().contains(reference.title())) {
                    findings.add(resource, "it uses %s, which is neither made nor given", reference.title());
                }
                if (keys != null && !keys.isEmpty() && !reference.key().isEmpty() && !keys.contains(reference.key())) {
                    findings.add(
                            resource,
                            "it reads the key %s of %s, which has %s",
                            reference.key(),
                            reference.title(),
                            new TreeSet<>(keys));
                }
            });
        }
        installation.manifests().workloads().stream()
                .filter(it -> !it.spec().path("serviceAccountName").isMissingNode())
                .filter(it -> installation
                        .manifests()
                        .find(
                                Kind.ServiceAccount,
                                it.spec().path("serviceAccountName").asString(""))
                        .isEmpty())
                .forEach(it -> findings.add(
                        it, "there is no ServiceAccount %s", it.spec().path("serviceAccountName")));
        for (Resource scaler : installation.manifests().of(Kind.ScaledObject)) {
            scaler.list("spec.triggers").stream()
                    .map(it -> Resource.at(it, "authenticationRef.name").asString(""))
                    .filter(it -> !it.isEmpty())
                    .filter(it -> installation
                            .manifests()
                            .find(Kind.TriggerAuthentication, it)
                            .isEmpty())
                    .forEach(it -> findings.add(scaler, "there is no TriggerAuthentication %s", it));
        }
        installation.given().stream()
                .filter(it -> !used.contains(it))
                .forEach(it -> findings.add(
                        "values-" + installation.name() + ".yaml", "%s is said to be given, but nothing uses it", it));
    }

    /** What is made, by title, with its keys; without any where those are made by somebody else. */
    private static Map<String, Set<String>> there(Installation installation) {
        Map<String, Set<String>> there = new HashMap<>();
        Stream.of(Kind.Secret, Kind.ConfigMap)
                .flatMap(kind -> installation.manifests().of(kind).stream())
                .forEach(it -> there.put(it.title(), keys(it)));
        installation
                .manifests()
                .of(Kind.ExternalSecret)
                .forEach(it -> there.put("Secret/" + it.at("spec.target.name").asString(it.name()), Set.of()));
        installation
                .manifests()
                .of(Kind.KafkaUser)
                .forEach(it -> there.put("Secret/" + it.name(), Set.of("password", "sasl.jaas.config")));
        installation
                .manifests()
                .of(Kind.Kafka)
                .forEach(it -> there.put(
                        "Secret/" + it.name() + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password")));
        installation
                .manifests()
                .of(Kind.Cluster)
                .forEach(it -> there.put("Secret/" + it.name() + "-ca", Set.of("ca.crt", "ca.key")));
        return there;
    }

    private static Set<String> keys(Resource resource) {
        Set<String> keys = new HashSet<>();
        Stream.of("data", "stringData")
                .map(resource::at)
                .flatMap(JsonNode::propertyStream)
                .forEach(it -> keys.add(it.getKey()));
        return keys;
    }
}
