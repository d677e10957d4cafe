package platen.kubernetes.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;

/** What an object reads from Secrets and ConfigMaps, wherever in it that stands. */
final class References {

    /** Names of fields under which Kubernetes and the operators refer to a Secret ({@code name}, {@code key}). */
    private static final Map<String, String> KINDS = Map.of(
            "secretKeyRef", "Secret",
            "secretRef", "Secret",
            "passwordSecret", "Secret",
            "accessKeyId", "Secret",
            "secretAccessKey", "Secret",
            "secretTargetRef", "Secret",
            "imagePullSecrets", "Secret",
            "configMapKeyRef", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMapTargetRef", "ConfigMap");

    /** A Secret's or ConfigMap's title, and the key that is read or nothing. */
    record Reference(String title, String key) {}

    private References() {}

    static List<Reference> of(Resource resource) {
        List<Reference> references = new ArrayList<>();
        walk("", resource.body(), references);
        return references;
    }

    private static void walk(String name, JsonNode node, List<Reference> references) {
        if (node.path("optional").asBoolean(false)) {
            return;
        }
        String kind = KINDS.get(name);
        if (kind != null && node.isObject()) {
            references.add(new Reference(
                    kind + "/" + node.path("name").asString(""),
                    node.path("key").asString("")));
        }
        if (name.equals("volumes") && node.isObject()) {
            volume("Secret/" + Resource.at(node, "secret.secretName").asString(""), node.path("secret"), references);
            volume("ConfigMap/" + Resource.at(node, "configMap.name").asString(""), node.path("configMap"), references);
        }
        if (name.equals("tls") && node.has("secretName")) {
            references.add(new Reference("Secret/" + node.path("secretName").asString(""), ""));
        }
        if (node.isObject()) {
            node.propertyStream().forEach(it -> walk(it.getKey(), it.getValue(), references));
        } else {
            node.valueStream().forEach(it -> walk(name, it, references));
        }
    }

    private static void volume(String title, JsonNode source, List<Reference> references) {
        if (source.isObject()) {
            references.add(new Reference(title, ""));
            Resource.list(source, "items")
                    .forEach(it ->
                            references.add(new Reference(title, it.path("key").asString(""))));
        }
    }
}
