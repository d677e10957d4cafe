package platen.kubernetes.rule;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import platen.kubernetes.Suite;
import platen.kubernetes.contract.Flows;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;

/** Where brokers ask who may do what, each service may read what it consumes, write what it produces, and no more. */
final class AclRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        boolean asked = installation.manifests().of(Kind.Kafka).stream()
                .anyMatch(it -> !it.at("spec.kafka.authorization").isMissingNode());
        if (!asked) {
            return;
        }
        for (String service : Suite.services()) {
            Optional<Resource> user = installation.manifests().find(Kind.KafkaUser, "platen-" + service);
            if (user.isEmpty()) {
                findings.add("KafkaUser/platen-" + service, "it is missing");
            }
            user.ifPresent(it -> compare(it, expected(service), findings));
        }
    }

    private static void compare(Resource user, Set<String> expected, Findings findings) {
        Set<String> actual = new TreeSet<>();
        for (JsonNode acl : user.list("spec.authorization.acls")) {
            JsonNode resource = acl.path("resource");
            if (acl.path("type").asString("allow").equals("allow")) {
                acl.path("operations")
                        .forEach(operation -> actual.add(right(
                                operation.asString(""),
                                resource.path("type").asString(""),
                                resource.path("name").asString(""),
                                resource.path("patternType").asString("literal"))));
            }
        }
        expected.stream().filter(it -> !actual.contains(it)).forEach(it -> findings.add(user, "it may not %s", it));
        actual.stream()
                .filter(it -> !expected.contains(it))
                .forEach(it -> findings.add(user, "it may %s, which it has no need of", it));
    }

    private static Set<String> expected(String service) {
        Set<String> rights = new TreeSet<>();
        rights.add(right("IdempotentWrite", "cluster", "", "literal"));
        rights.add(right("Read", "group", service, "literal"));
        rights.add(right("Describe", "group", service, "literal"));
        Flows.consumedBy(service).forEach(topic -> {
            rights.add(right("Read", "topic", topic, "literal"));
            rights.add(right("Describe", "topic", topic, "literal"));
        });
        Flows.producedBy(service).forEach(topic -> {
            rights.add(right("Write", "topic", topic, "literal"));
            rights.add(right("Describe", "topic", topic, "literal"));
        });
        return rights;
    }

    private static String right(String operation, String type, String name, String pattern) {
        return (operation + " " + type + " " + name + (pattern.equals("literal") ? "" : "*")).strip();
    }
}
