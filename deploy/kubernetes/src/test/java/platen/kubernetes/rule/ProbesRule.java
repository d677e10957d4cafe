package platen.kubernetes.rule;

import java.time.Duration;
import java.util.Map;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** A service is asked whether it has started, lives and is ready, each at its own address, and has the time to end what it does. */
final class ProbesRule implements Rule {

    private static final Map<String, String> PATHS = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            if (workload.service().isPresent()) {
                JsonNode container = workload.containers().getFirst();
                PATHS.forEach((probe, path) -> probe(workload, container.path(probe), probe, path, findings));
                time(workload, container, findings);
            }
        }
    }

    private static void probe(Workload workload, JsonNode probe, String name, String path, Findings findings) {
        if (!Resource.at(probe, "httpGet.path").asString("").equals(path)) {
            findings.add(workload, "its %s does not ask %s", name, path);
        }
        if (!Resource.at(probe, "httpGet.port").asString("").equals("management")) {
            findings.add(workload, "its %s does not ask at the port management", name);
        }
    }

    private static void time(Workload workload, JsonNode container, Findings findings) {
        String timeout = Environment.of(workload).value("QUARKUS_SHUTDOWN_TIMEOUT");
        long needed = Resource.at(container, "lifecycle.preStop.sleep.seconds").asLong(0)
                + Duration.parse(timeout.isEmpty() ? "PT10S" : timeout).toSeconds();
        long given = workload.spec().path("terminationGracePeriodSeconds").asLong(30);
        if (given <= needed) {
            findings.add(workload, "it is killed after %d s, but may need %d s and more to end", given, needed);
        }
        if (Resource.at(container, "lifecycle.preStop").isMissingNode()) {
            findings.add(workload, "it stops before those who send requests have heard of it (preStop)");
        }
    }
}
