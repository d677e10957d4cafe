package platen.kubernetes.rule;

import java.util.function.Predicate;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways to break an installation. Paths are names, and numbers for places in lists, with dots between. */
record Fault(Installation installation) {

    Resource resource(Kind kind, String name) {
        return installation
                .manifests()
                .find(kind, name)
                .orElseThrow(() -> new IllegalStateException("There is no " + kind + "/" + name));
    }

    ObjectNode object(Kind kind, String name, String path) {
        return (ObjectNode) there(resource(kind, name).body(), path);
    }

    ArrayNode list(Kind kind, String name, String path) {
        return (ArrayNode) there(resource(kind, name).body(), path);
    }

    /** The first container of a Deployment. */
    ObjectNode container(String deployment) {
        return object(Kind.Deployment, deployment, "spec.template.spec.containers.0");
    }

    ArrayNode environment(String deployment) {
        return (ArrayNode) container(deployment).path("env");
    }

    void setVariable(String deployment, String name, String value) {
        environment(deployment).addObject().put("name", name).put("value", value);
    }

    void removeVariable(String deployment, String name) {
        remove(environment(deployment), it -> it.path("name").asString("").equals(name));
    }

    void remove(Kind kind, String name) {
        installation.manifests().resources().remove(resource(kind, name));
    }

    /** Removes one element; there has to be one. */
    static void remove(ArrayNode list, Predicate<JsonNode> which) {
        for (int at = 0; at < list.size(); at++) {
            if (which.test(list.get(at))) {
                list.remove(at);
                return;
            }
        }
        throw new IllegalStateException("Nothing to remove from " + list);
    }

    /** Adds a copy of an object under another name. */
    ObjectNode add(Kind kind, String name, String newName) {
        ObjectNode copy = resource(kind, name).body().deepCopy();
        ((ObjectNode) copy.path("metadata")).put("name", newName);
        installation.manifests().resources().add(new Resource("mutant", copy));
        return copy;
    }

    /** Adds an object that is written here as JSON. */
    void addNew(String json) {
        installation.manifests().resources().add(new Resource("mutant", (ObjectNode)
                JsonMapper.shared().readTree(json)));
    }

    private static JsonNode there(JsonNode from, String path) {
        JsonNode node = from;
        for (String part : path.split("\\.", -1)) {
            node = part.matches("\\d+") ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        if (node.isMissingNode()) {
            throw new IllegalStateException("Nothing at " + path);
        }
        return node;
    }
}
