package platen.kubernetes.manifest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One object of a manifest; {@code source} is the template it comes from. */
public record Resource(String source, ObjectNode body) {

    public String kind() {
        return at("kind").asString("");
    }

    public String apiVersion() {
        return at("apiVersion").asString("");
    }

    public String name() {
        return at("metadata.name").asString("");
    }

    public Map<String, String> labels() {
        return labels(at("metadata.labels"));
    }

    /** What stands under a path of names with dots between; a missing node where nothing does. */
    public JsonNode at(String path) {
        return at(body, path);
    }

    /** The elements of the list under a path. */
    public List<JsonNode> list(String path) {
        return list(body, path);
    }

    /** {@code Deployment/platen-scim}. */
    public String title() {
        return kind() + "/" + name();
    }

    Resource copy() {
        return new Resource(source, body.deepCopy());
    }

    public static JsonNode at(JsonNode from, String path) {
        JsonNode node = from;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    public static List<JsonNode> list(JsonNode from, String path) {
        return at(from, path).valueStream().toList();
    }

    static Map<String, String> labels(JsonNode labels) {
        return labels.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asString("")));
    }
}
