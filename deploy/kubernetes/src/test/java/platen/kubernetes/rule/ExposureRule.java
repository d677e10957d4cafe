package platen.kubernetes.rule;

import java.util.List;
import java.util.regex.Pattern;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.rule.Backends.Backend;

/** Routes from outside never reach the management port, the routes between services, or a service's root. */
final class ExposureRule implements Rule {

    private static final List<String> INSIDE = List.of(
            "/api/v1/service",
            "/api/v1/service/republish",
            "/api/v1/service/parked-events/redeliveries",
            "/q/health/ready",
            "/q/metrics",
            "/q/swagger-ui");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Backend backend : Backends.of(installation)) {
            INSIDE.stream()
                    .filter(it -> reaches(backend, it))
                    .forEach(it -> findings.add(
                            backend.route(), "its path %s lets callers from outside in to %s", backend.path(), it));
            installation
                    .manifests()
                    .find(Kind.Service, backend.service())
                    .flatMap(it -> Backends.port(it, backend.port()))
                    .filter(it -> !it.path("name").asString("").equals("http"))
                    .ifPresent(it -> findings.add(
                            backend.route(), "its path %s leads to the port %s", backend.path(), it.path("name")));
        }
        for (Resource service : installation.manifests().of(Kind.Service)) {
            if (!service.at("spec.type").asString("ClusterIP").equals("ClusterIP")) {
                findings.add(service, "it is open to the outside by itself");
            }
        }
    }

    private static boolean reaches(Backend backend, String path) {
        return switch (backend.type()) {
            case "Exact" -> path.equals(backend.path());
            case "Prefix" -> {
                String prefix = backend.path().replaceAll("/$", "");
                yield path.equals(prefix) || path.startsWith(prefix + "/");
            }
            default -> Pattern.compile(backend.path()).matcher(path).lookingAt();
        };
    }
}
