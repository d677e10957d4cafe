package platen.kubernetes.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** Ports have names, and whoever points at one points at one there is. */
final class PortsRule implements Rule {

    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            workload.containers().forEach(container -> container(workload, container, findings));
        }
        installation.manifests().of(Kind.Service).forEach(service -> service(service, installation, findings));
        installation.manifests().of(Kind.ServiceMonitor).forEach(it -> monitor(it, installation, findings));
        Backends.of(installation).forEach(backend -> {
            Optional<Resource> service = installation.manifests().find(Kind.Service, backend.service());
            if (service.isEmpty()) {
                findings.add(backend.route(), "there is no Service %s", backend.service());
            } else if (Backends.port(service.get(), backend.port()).isEmpty()) {
                findings.add(backend.route(), "Service %s has no port %s", backend.service(), backend.port());
            }
        });
    }

    private static void container(Workload workload, JsonNode container, Findings findings) {
        Set<String> names = new HashSet<>();
        for (JsonNode port : Resource.list(container, "ports")) {
            String name = port.path("name").asString("");
            if (name.isEmpty() || !names.add(name)) {
                findings.add(workload, "port %s has no name of its own", port.path("containerPort"));
            }
        }
        for (String probe : PROBES) {
            JsonNode port = Resource.at(container, probe + ".httpGet.port");
            if (!port.isMissingNode() && !names.contains(port.asString(""))) {
                findings.add(workload, "%s asks at the port %s, which the container does not name", probe, port);
            }
        }
    }

    private static void service(Resource service, Installation installation, Findings findings) {
        Set<String> there = installation.manifests().workloads().stream()
                .filter(it -> LabelSelector.wants(service.at("spec.selector"), it.labels()))
                .flatMap(it -> it.containers().stream())
                .flatMap(it -> Resource.list(it, "ports").stream())
                .flatMap(it -> Stream.of(
                        it.path("name").asString(""), it.path("containerPort").asString("")))
                .collect(Collectors.toSet());
        for (JsonNode port : service.list("spec.ports")) {
            if (port.path("name").isMissingNode()) {
                findings.add(service, "port %s has no name", port.path("port"));
            }
            String target = port.path("targetPort").asString(port.path("port").asString(""));
            if (!there.contains(target)) {
                findings.add(service, "its port %s leads to %s, where no container listens", port.path("name"), target);
            }
        }
    }

    private static void monitor(Resource monitor, Installation installation, Findings findings) {
        LabelSelector selector = new LabelSelector(monitor.at("spec.selector"));
        for (JsonNode endpoint : monitor.list("spec.endpoints")) {
            String port = endpoint.path("port").asString("");
            for (Resource service : installation.manifests().of(Kind.Service)) {
                if (selector.matches(service.labels())
                        && Backends.port(service, port).isEmpty()) {
                    findings.add(monitor, "%s has no port named %s", service.title(), port);
                }
            }
        }
    }
}
