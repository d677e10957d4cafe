package platen.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What administrators may call, of all services in one document: the paths below {@code /api/v1} without those for services. A name that two
 * services give to different schemas begins with the service's name in it.
 */
final class AdministratorsApi {

    static final String FILE = "platen.openapi.yaml";

    private static final List<String> SERVICES = List.of(
            "identity-service",
            "accesscode-service",
            "sync-google-service",
            "scim-service",
            "mfd-gateway",
            "notification-service");
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String OIDC = "SecurityScheme";
    private static final Pattern METHOD_OF_CLASS = Pattern.compile("(\\w+?)(?:Resource)?_(\\w+)");
    private static final ObjectMapper YAML = new ObjectMapper(
            new YAMLFactory().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).disable(YAMLGenerator.Feature.SPLIT_LINES));

    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> operations = new TreeSet<>();

    private AdministratorsApi() {}

    /**
     * @param folder with the document of each service
     */
    static String merged(Path folder) throws IOException {
        var api = new AdministratorsApi();
        for (String service : SERVICES) {
            api.add(
                    service,
                    YAML.readTree(folder.resolve(service + ".openapi.yaml").toFile()));
        }
        return YAML.writeValueAsString(api.document());
    }

    static String committed(Path folder) throws IOException {
        return Files.readString(folder.resolve(FILE));
    }

    private void add(String service, JsonNode document) {
        JsonNode known = document.at("/components/schemas");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (isForAdministrators(path.getKey())) {
                JsonNode wanted = path.getValue().deepCopy();
                wanted.forEach(operation -> adopt(service, operation));
                bring(service, known, wanted);
                if (paths.put(path.getKey(), wanted) != null) {
                    throw new IllegalStateException(path.getKey() + " is of two services");
                }
            }
        }
    }

    private static boolean isForAdministrators(String path) {
        return path.startsWith("/api/v1/") && !path.startsWith("/api/v1/service/");
    }

    private void adopt(String service, JsonNode operation) {
        if (operation instanceof ObjectNode named && named.has("operationId")) {
            named.put(
                    "operationId", operationId(service, named.get("operationId").asText()));
            ArrayNode kept = YAML.createArrayNode();
            named.path("tags").forEach(tag -> kept.add(tag.asText().replaceFirst(" Resource$", "")));
            kept.forEach(tag -> tags.add(tag.asText()));
            named.set("tags", kept);
        }
    }

    /** {@code UsersResource_list} becomes {@code listUsers}. */
    private String operationId(String service, String id) {
        Matcher method = METHOD_OF_CLASS.matcher(id);
        String name = method.matches() ? method.group(2) + method.group(1) : id;
        if (!operations.add(name)) {
            name += capital(service);
            operations.add(name);
        }
        return name;
    }

    /** Copies the schemas that a node speaks of, and those that they speak of. */
    private void bring(String service, JsonNode known, JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("$ref") instanceof TextNode reference
                && reference.asText().startsWith(SCHEMAS)) {
            String name = reference.asText().substring(SCHEMAS.length());
            object.put("$ref", SCHEMAS + schema(service, known, name));
        }
        node.forEach(child -> bring(service, known, child));
    }

    private String schema(String service, JsonNode known, String name) {
        String ownName = capital(service) + name;
        for (String candidate : List.of(name, ownName)) {
            JsonNode there = schemas.get(candidate);
            if (there == null) {
                JsonNode copy = known.path(name).deepCopy();
                schemas.put(candidate, copy);
                bring(service, known, copy);
                return candidate;
            }
            if (there.equals(known.path(name))) {
                return candidate;
            }
        }
        throw new IllegalStateException(ownName + " is two schemas");
    }

    private static String capital(String service) {
        String first = service.substring(0, service.indexOf('-'));
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }

    private ObjectNode document() {
        ObjectNode document = YAML.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Platen for administrators")
                .put("version", "1")
                .put("description", "What the services of the suite offer to administrators of an organisation.");
        ArrayNode named = document.putArray("tags");
        tags.forEach(tag -> named.addObject().put("name", tag));
        ObjectNode all = document.putObject("paths");
        paths.forEach(all::set);
        ObjectNode components = document.putObject("components");
        ObjectNode kept = components.putObject("schemas");
        schemas.forEach(kept::set);
        components
                .putObject("securitySchemes")
                .putObject(OIDC)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return document;
    }
}
