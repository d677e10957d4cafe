package platen.kubernetes.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.LabelSelector;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import platen.kubernetes.rule.Network.Opening;
import platen.kubernetes.rule.Network.Pod;
import tools.jackson.databind.JsonNode;

/** Whom a pod is told to call, it may: Services and engines by their addresses, name servers, and from outside routes and Prometheus. */
final class NeededFlowsRule implements Rule {

    private static final Pattern ADDRESS = Pattern.compile("(?:^|//|,)(?<host>[a-z0-9][a-z0-9-]*):(?<port>\\d+)");
    private static final int NAMES = 53;
    private static final List<String> OUTSIDE =
            List.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "PLATEN_GOOGLE_ROOT_URL");

    @Override
    public void check(Installation installation, Findings findings) {
        Network network = Network.of(installation);
        for (Workload workload : installation.manifests().workloads()) {
            Pod pod = Network.pod(workload);
            addresses(workload).forEach(address -> {
                Matcher matcher = ADDRESS.matcher(address);
                while (matcher.find()) {
                    call(
                            installation,
                            network,
                            pod,
                            matcher.group("host"),
                            Integer.parseInt(matcher.group("port")),
                            findings);
                }
            });
            outside(workload).forEach(port -> {
                if (network.isClosed(pod, "Egress")
                        && network.out(pod).stream()
                                .filter(Opening::isForOthers)
                                .noneMatch(it -> it.ports().contains(port))) {
                    findings.add(
                            workload, "it is to call somebody outside at port %s, which NetworkPolicies forbid", port);
                }
            });
            if (network.isClosed(pod, "Egress")
                    && network.out(pod).stream().noneMatch(it -> it.ports().contains(String.valueOf(NAMES)))) {
                findings.add(workload, "it may not ask a name server");
            }
        }
        Backends.of(installation)
                .forEach(backend -> installation
                        .manifests()
                        .find(Kind.Service, backend.service())
                        .ifPresent(service -> fromOutside(
                                installation, network, backend.route(), service, backend.port(), findings)));
        installation
                .manifests()
                .of(Kind.ServiceMonitor)
                .forEach(monitor -> monitored(installation, network, monitor, findings));
    }

    private static Stream<String> addresses(Workload workload) {
        return workload.containers().stream()
                .flatMap(it -> Stream.concat(
                        Resource.list(it, "env").stream().map(env -> env.path("value")),
                        Resource.list(it, "args").stream()))
                .map(it -> it.asString(""));
    }

    /** The ports of those outside that a pod is told of: the provider of tokens, the collector of traces, the mail server. */
    private static List<String> outside(Workload workload) {
        Environment environment = Environment.of(workload);
        List<String> ports = new ArrayList<>();
        for (String variable : OUTSIDE) {
            String address = environment.value(variable);
            if (!address.isEmpty()) {
                int port = URI.create(address).getPort();
                ports.add(port > 0 ? String.valueOf(port) : address.startsWith("https:") ? "443" : "80");
            }
        }
        if (environment.has("QUARKUS_MAILER_PORT")) {
            ports.add(environment.value("QUARKUS_MAILER_PORT"));
        }
        return ports;
    }

    private static void call(
            Installation installation, Network network, Pod from, String host, int port, Findings findings) {
        Optional<Resource> service = installation.manifests().find(Kind.Service, host);
        if (service.isPresent()) {
            int target = target(installation, service.get(), String.valueOf(port));
            behind(installation, service.get()).forEach(to -> call(network, from, to, target, host, findings));
        } else {
            network.pods().stream().filter(engine(host)).forEach(to -> call(network, from, to, port, host, findings));
        }
    }

    private static void call(Network network, Pod from, Pod to, int port, String host, Findings findings) {
        if (!to.listens().contains(port)) {
            findings.add(from.title(), "it calls %s at port %d, where nothing listens", host, port);
        } else if (!network.letsOut(from, to, port) || !network.letsIn(from, to, port)) {
            findings.add(from.title(), "it calls %s at port %d, which NetworkPolicies forbid", host, port);
        }
    }

    /** Strimzi and CloudNativePG name their Services after the cluster. */
    private static Predicate<Pod> engine(String host) {
        return pod -> host.equals(pod.labels().get("strimzi.io/cluster") + "-kafka-bootstrap")
                || Set.of("-rw", "-r", "-ro").stream()
                        .anyMatch(it -> host.equals(pod.labels().get("cnpg.io/cluster") + it));
    }

    private static void monitored(Installation installation, Network network, Resource monitor, Findings findings) {
        LabelSelector selector = new LabelSelector(monitor.at("spec.selector"));
        for (JsonNode endpoint : monitor.list("spec.endpoints")) {
            installation.manifests().of(Kind.Service).stream()
                    .filter(it -> selector.matches(it.labels()))
                    .forEach(it -> fromOutside(
                            installation,
                            network,
                            monitor,
                            it,
                            endpoint.path("port").asString(""),
                            findings));
        }
    }

    private static void fromOutside(
            Installation installation,
            Network network,
            Resource caller,
            Resource service,
            String port,
            Findings findings) {
        int target = target(installation, service, port);
        behind(installation, service).forEach(to -> {
            if (network.isClosed(to, "Ingress")
                    && network.in(to).stream().filter(Opening::isForOthers).noneMatch(it -> it.isAt(target, to))) {
                findings.add(caller, "%s lets nobody from outside in to port %d", to.title(), target);
            }
        });
    }

    private static Stream<Pod> behind(Installation installation, Resource service) {
        return installation.manifests().workloads().stream()
                .filter(it -> LabelSelector.wants(service.at("spec.selector"), it.labels()))
                .map(Network::pod);
    }

    private static int target(Installation installation, Resource service, String port) {
        JsonNode found =
                Backends.port(service, port).map(it -> it.path("targetPort")).orElse(null);
        if (found == null) {
            return 0;
        }
        return behind(installation, service)
                .map(pod -> pod.named().get(found.asString("")))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseGet(() -> found.asInt(0));
    }
}
