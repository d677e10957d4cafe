package platen.kubernetes.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import platen.kubernetes.Suite;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.render.Chart;
import platen.kubernetes.rule.Backends.Backend;
import tools.jackson.databind.JsonNode;

/** What the values ask for is there: a way in by each host to all its paths, somebody who watches each service, alerts and dashboards. */
final class WantedRule implements Rule {

    private static final Map<String, Kind> ENTRANCES = Map.of("gateway", Kind.HTTPRoute, "ingress", Kind.Ingress);
    private static final Map<String, String> TYPES =
            Map.of("exact", "Exact", "prefixes", "Prefix", "patterns", "Pattern");

    private final JsonNode services = Chart.named("platen").facts("files/services.yaml");

    @Override
    public void check(Installation installation, Findings findings) {
        JsonNode values = installation.values();
        Kind entrance = ENTRANCES.get(Resource.at(values, "expose.kind").asString(""));
        if (entrance != null) {
            values.path("hosts")
                    .propertyStream()
                    .filter(host -> !host.getValue().asString("").isEmpty())
                    .forEach(host -> host(
                            installation,
                            entrance,
                            host.getKey(),
                            host.getValue().asString(""),
                            findings));
        }
        if (isWanted(values, "serviceMonitor")) {
            watched(installation, findings);
        }
        if (isWanted(values, "alerts")
                && installation.manifests().of(Kind.PrometheusRule).stream()
                        .allMatch(it -> it.list("spec.groups").isEmpty())) {
            findings.add(file(installation), "it wants alerts, but there are none");
        }
        if (isWanted(values, "dashboards")
                && installation.manifests().of(Kind.ConfigMap).stream()
                        .noneMatch(it -> it.name().contains("-dashboard-"))) {
            findings.add(file(installation), "it wants dashboards, but there are none");
        }
    }

    private static boolean isWanted(JsonNode values, String what) {
        return Resource.at(values, "monitoring." + what + ".enabled").asBoolean();
    }

    private static String file(Installation installation) {
        return "values-" + installation.name() + ".yaml";
    }

    private void host(Installation installation, Kind entrance, String host, String hostname, Findings findings) {
        List<Backend> there = Backends.of(installation).stream()
                .filter(it -> it.route().kind().equals(entrance.name()))
                .filter(it -> hostnames(it.route()).anyMatch(hostname::equals))
                .toList();
        services.propertyStream()
                .forEach(service -> TYPES.forEach((list, type) ->
                        Resource.list(service.getValue(), "paths." + host + "." + list).stream()
                                .map(path -> path.asString(""))
                                .filter(path -> there.stream().noneMatch(it -> leads(it, type, path, service.getKey())))
                                .forEach(path -> findings.add(
                                        file(installation),
                                        "no %s for %s leads to %s of %s",
                                        entrance,
                                        hostname,
                                        path,
                                        service.getKey()))));
    }

    private static Stream<String> hostnames(Resource route) {
        return Stream.concat(
                route.list("spec.hostnames").stream().map(it -> it.asString("")),
                route.list("spec.rules").stream().map(it -> it.path("host").asString("")));
    }

    private static boolean leads(Backend backend, String type, String path, String service) {
        return backend.type().equals(type)
                && (type.equals("Pattern")
                        ? backend.path().contains(path)
                        : backend.path().equals(path))
                && backend.service().endsWith("-" + service);
    }

    private static void watched(Installation installation, Findings findings) {
        List<LabelSelector> selectors = installation.manifests().of(Kind.ServiceMonitor).stream()
                .map(it -> new LabelSelector(it.at("spec.selector")))
                .toList();
        Suite.services().stream()
                .flatMap(name -> installation.manifests().find(Kind.Service, "platen-" + name).stream())
                .filter(service -> selectors.stream().noneMatch(it -> it.matches(service.labels())))
                .forEach(service -> findings.add(service, "no ServiceMonitor selects it, so nobody watches it"));
    }
}
