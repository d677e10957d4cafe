package platen.kubernetes.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import tools.jackson.databind.JsonNode;

/** Where the routes from outside lead. */
final class Backends {

    /**
     * One path of a route and the Service it leads to.
     *
     * @param type {@code Exact}, {@code Prefix} or {@code Pattern}
     * @param port a port's name or number
     */
    record Backend(Resource route, String type, String path, String service, String port) {}

    private Backends() {}

    static List<Backend> of(Installation installation) {
        List<Backend> backends = new ArrayList<>();
        installation.manifests().of(Kind.HTTPRoute).forEach(route -> httpRoute(route, backends));
        installation.manifests().of(Kind.Ingress).forEach(ingress -> ingress(ingress, backends));
        return backends;
    }

    /** The port of a Service by name or number. */
    static Optional<JsonNode> port(Resource service, String nameOrNumber) {
        return service.list("spec.ports").stream()
                .filter(it -> nameOrNumber.equals(it.path("name").asString(""))
                        || nameOrNumber.equals(it.path("port").asString("")))
                .findFirst();
    }

    private static void httpRoute(Resource route, List<Backend> backends) {
        for (JsonNode rule : route.list("spec.rules")) {
            for (JsonNode backend : Resource.list(rule, "backendRefs")) {
                List<JsonNode> matches = Resource.list(rule, "matches");
                if (matches.isEmpty()) {
                    backends.add(of(route, "Prefix", "/", backend));
                }
                for (JsonNode match : matches) {
                    String type = Resource.at(match, "path.type").asString("PathPrefix");
                    String path = Resource.at(match, "path.value").asString("/");
                    backends.add(of(route, type(type), path, backend));
                }
            }
        }
    }

    private static Backend of(Resource route, String type, String path, JsonNode backend) {
        return new Backend(
                route,
                type,
                path,
                backend.path("name").asString(""),
                backend.path("port").asString(""));
    }

    private static void ingress(Resource ingress, List<Backend> backends) {
        for (JsonNode rule : ingress.list("spec.rules")) {
            for (JsonNode path : Resource.list(rule, "http.paths")) {
                JsonNode service = Resource.at(path, "backend.service");
                JsonNode port = service.path("port");
                backends.add(new Backend(
                        ingress,
                        type(path.path("pathType").asString("")),
                        path.path("path").asString("/"),
                        service.path("name").asString(""),
                        port.path("name").asString(port.path("number").asString(""))));
            }
        }
    }

    private static String type(String type) {
        return switch (type) {
            case "Exact" -> "Exact";
            case "PathPrefix", "Prefix" -> "Prefix";
            default -> "Pattern";
        };
    }
}
