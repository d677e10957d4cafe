package platen.kubernetes.rule;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Schemas by kind, made strict: a field they do not name is an error. Strimzi's are generated in the build; those of Kubernetes
 * ({@code kubernetes/apis_GROUP_VERSION.json}, OpenAPI) and of other custom resources ({@code crds/GROUP/KIND_VERSION.json}) are in
 * the folder that the environment variable {@code PLATEN_SCHEMAS} names, if it names one.
 */
final class Schemas {

    private static final Path STRIMZI = Path.of("target/strimzi");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** It warns of every keyword of Kubernetes that is none of JSON Schema's; kept here, or it would be forgotten. */
    private static final Logger NETWORKNT = Logger.getLogger("com.networknt.schema");

    static {
        NETWORKNT.setLevel(Level.SEVERE);
    }

    private final @Nullable Path folder;
    private final Map<String, Optional<Schema>> known = new HashMap<>();

    Schemas(@Nullable Path folder) {
        this.folder = folder;
    }

    static Schemas ofEnvironment() {
        String folder = System.getenv("PLATEN_SCHEMAS");
        return new Schemas(folder == null || folder.isBlank() ? null : Path.of(folder));
    }

    /** Whether there are others than Strimzi's. */
    boolean areThere() {
        return folder != null;
    }

    Optional<Schema> of(Resource resource) {
        return known.computeIfAbsent(
                resource.apiVersion() + "/" + resource.kind(),
                it -> find(resource.apiVersion(), resource.kind())
                        .map(Schemas::strict)
                        .map(REGISTRY::getSchema));
    }

    /** What an object's metadata may hold, of which definitions of custom resources say nothing. */
    Optional<Schema> ofMetadata() {
        return known.computeIfAbsent(
                "metadata",
                it -> builtIn("apps/v1")
                        .map(api -> definition(api, "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"))
                        .map(Schemas::strict)
                        .map(REGISTRY::getSchema));
    }

    private Optional<ObjectNode> find(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String version = apiVersion.substring(slash + 1);
        Path strimzi = STRIMZI.resolve(kind.toLowerCase(Locale.ROOT) + ".yaml");
        if (apiVersion.startsWith("kafka.strimzi.io/") && Files.exists(strimzi)) {
            return new YAMLMapper()
                    .readTree(strimzi.toFile())
                    .path("spec")
                    .path("versions")
                    .valueStream()
                    .filter(it -> it.path("name").asString("").equals(version))
                    .map(it -> (ObjectNode) it.path("schema").path("openAPIV3Schema"))
                    .findFirst();
        }
        return builtIn(apiVersion).flatMap(api -> ofKind(api, apiVersion, kind)).or(() -> custom(apiVersion, kind));
    }

    private Optional<ObjectNode> builtIn(String apiVersion) {
        String name = apiVersion.contains("/") ? "apis_" + apiVersion.replace('/', '_') : "api_" + apiVersion;
        return read("kubernetes/" + name + ".json");
    }

    private Optional<ObjectNode> custom(String apiVersion, String kind) {
        String[] parts = apiVersion.split("/", -1);
        return parts.length < 2
                ? Optional.empty()
                : read("crds/" + parts[0] + "/" + kind.toLowerCase(Locale.ROOT) + "_" + parts[1] + ".json");
    }

    private Optional<ObjectNode> read(String path) {
        return Optional.ofNullable(folder)
                .map(it -> it.resolve(path))
                .filter(Files::exists)
                .map(it -> (ObjectNode) JsonMapper.shared().readTree(it.toFile()));
    }

    private static Optional<ObjectNode> ofKind(ObjectNode api, String apiVersion, String kind) {
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        return api.path("components")
                .path("schemas")
                .propertyStream()
                .filter(it -> it.getValue()
                        .path("x-kubernetes-group-version-kind")
                        .valueStream()
                        .anyMatch(of -> of.path("kind").asString("").equals(kind)
                                && of.path("group").asString("").equals(group)))
                .map(it -> definition(api, it.getKey()))
                .findFirst();
    }

    private static ObjectNode definition(ObjectNode api, String name) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", api.path("components").deepCopy());
        return schema;
    }

    /** Below {@code anyOf} and the like nothing is changed: there stand conditions, not all fields. */
    private static ObjectNode strict(ObjectNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.isObject()
                && !schema.has("additionalProperties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
            schema.put("additionalProperties", false);
        }
        properties.valueStream().forEach(Schemas::strictIfObject);
        strictIfObject(schema.path("items"));
        strictIfObject(schema.path("additionalProperties"));
        schema.path("components").path("schemas").valueStream().forEach(Schemas::strictIfObject);
        return schema;
    }

    private static void strictIfObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            strict(object);
        }
    }
}
