package platen.kubernetes.rule;

import static platen.kubernetes.rule.Mutant.large;
import static platen.kubernetes.rule.Mutant.small;

import java.util.List;
import platen.kubernetes.manifest.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Single faults in what is between pods, the outside and the machine, and in the charts' templates. */
final class BoundaryMutants {

    private static final String SCIM = "platen-scim";
    private static final String ACCESSCODE = "platen-accesscode";
    private static final String POD = "spec.template.spec";

    private static final String NOTIFICATION = "platen-notification";

    static final List<Mutant> ALL = List.of(
            large("a host without a route", WantedRule.class, it -> it.remove(Kind.HTTPRoute, "platen-devices")),
            small("a host without an Ingress", WantedRule.class, it -> it.remove(Kind.Ingress, "platen-people")),
            large(
                    "a path that no route has",
                    WantedRule.class,
                    it -> it.list(Kind.HTTPRoute, "platen-devices", "spec.rules.0.matches")
                            .remove(0)),
            large(
                    "a route to another service",
                    WantedRule.class,
                    it -> it.object(Kind.HTTPRoute, "platen-devices", "spec.rules.0.backendRefs.0")
                            .put("name", SCIM)),
            small(
                    "an Ingress for another name",
                    WantedRule.class,
                    it -> it.object(Kind.Ingress, "platen-people", "spec.rules.0")
                            .put("host", "you.example.org")),
            large("no monitor", WantedRule.class, it -> it.remove(Kind.ServiceMonitor, "platen")),
            large(
                    "a monitor of one service only",
                    WantedRule.class,
                    it -> it.object(Kind.ServiceMonitor, "platen", "spec.selector.matchLabels")
                            .put("app.kubernetes.io/name", "scim")),
            large("no alerts", WantedRule.class, it -> it.remove(Kind.PrometheusRule, "platen")),
            large(
                    "alerts of nothing",
                    WantedRule.class,
                    it -> it.object(Kind.PrometheusRule, "platen", "spec").putArray("groups")),
            small("no dashboards", WantedRule.class, it -> it.remove(Kind.ConfigMap, "platen-dashboard-services")),
            large(
                    "a Secret that no store gives",
                    ReferencesRule.class,
                    it -> it.remove(Kind.ExternalSecret, "platen-scim-keys")),
            large(
                    "PostgreSQL open to everybody",
                    DefaultDenyRule.class,
                    it -> it.remove(Kind.NetworkPolicy, "platen-postgres")),
            large(
                    "a policy about every pod",
                    OpeningsRule.class,
                    it -> it.object(Kind.NetworkPolicy, SCIM, "spec").putObject("podSelector")),
            large(
                    "all ports opened",
                    OpeningsRule.class,
                    it -> it.object(Kind.NetworkPolicy, SCIM, "spec.ingress.0").remove("ports")),
            large(
                    "opened to everybody",
                    OpeningsRule.class,
                    it -> it.object(Kind.NetworkPolicy, SCIM, "spec.ingress.0").remove("from")),
            large(
                    "opened to all namespaces",
                    OpeningsRule.class,
                    it -> it.object(Kind.NetworkPolicy, SCIM, "spec.ingress.0.from.0")
                            .putObject("namespaceSelector")),
            large(
                    "no way to the provider of tokens",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, SCIM, "spec.egress"),
                            rule -> rule.toString().contains("ipBlock"))),
            large(
                    "no way to the mail server",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, NOTIFICATION, "spec.egress"),
                            rule -> rule.toString().contains("587"))),
            large("no default", DefaultDenyRule.class, it -> it.remove(Kind.NetworkPolicy, "platen-deny")),
            large(
                    "a default for one direction",
                    DefaultDenyRule.class,
                    it -> it.list(Kind.NetworkPolicy, "platen-deny", "spec.policyTypes")
                            .remove(1)),
            large(
                    "a way out that leads to a closed door",
                    FlowEndsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, ACCESSCODE, "spec.ingress"),
                            rule -> rule.toString().contains("\"app.kubernetes.io/name\":\"identity\""))),
            large(
                    "a door that no way leads to",
                    FlowEndsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, "platen-identity", "spec.egress"),
                            rule -> rule.toString().contains("\"app.kubernetes.io/name\":\"accesscode\""))),
            large(
                    "a way to where nobody listens",
                    FlowEndsRule.class,
                    it -> it.list(Kind.NetworkPolicy, "platen-identity", "spec.egress")
                            .forEach(rule -> {
                                if (rule.toString().contains("\"app.kubernetes.io/name\":\"accesscode\"")) {
                                    ((ObjectNode) rule.path("ports").path(0)).put("port", 8081);
                                }
                            })),
            large(
                    "no way to the brokers",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, SCIM, "spec.egress"),
                            rule -> rule.toString().contains("strimzi.io/cluster"))),
            large(
                    "no way to the database",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, SCIM, "spec.egress"),
                            rule -> rule.toString().contains("cnpg.io/cluster"))),
            large("no name server", NeededFlowsRule.class, it -> it.remove(Kind.NetworkPolicy, "platen-dns")),
            large(
                    "routes before a closed door",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, SCIM, "spec.ingress"),
                            rule -> rule.toString().contains("\"gateway\""))),
            large(
                    "Prometheus before a closed door",
                    NeededFlowsRule.class,
                    it -> Fault.remove(
                            it.list(Kind.NetworkPolicy, SCIM, "spec.ingress"),
                            rule -> rule.toString().contains("\"monitoring\""))),
            large(
                    "a route to the management port",
                    ExposureRule.class,
                    it -> it.object(Kind.HTTPRoute, "platen-devices", "spec.rules.0.backendRefs.0")
                            .put("port", 9000)),
            large(
                    "a route to everything",
                    ExposureRule.class,
                    it -> it.object(Kind.HTTPRoute, "platen-devices", "spec.rules.0.matches.0.path")
                            .put("value", "/")),
            small(
                    "an Ingress between services",
                    ExposureRule.class,
                    it -> it.object(Kind.Ingress, "platen-devices", "spec.rules.0.http.paths.0")
                            .put("path", "/api/v1")),
            small("a pattern that takes too much", ExposureRule.class, it -> {
                ObjectNode path = it.object(Kind.Ingress, "platen-devices", "spec.rules.0.http.paths.0");
                path.put("path", "/api/v1/[^/]+/.*").put("pathType", "ImplementationSpecific");
            }),
            large(
                    "a Service open to the outside",
                    ExposureRule.class,
                    it -> it.object(Kind.Service, SCIM, "spec").put("type", "LoadBalancer")),
            large(
                    "root",
                    PodSecurityRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD + ".securityContext")
                            .remove("runAsNonRoot")),
            large(
                    "a root that is written to",
                    PodSecurityRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("securityContext"))
                            .put("readOnlyRootFilesystem", false)),
            large(
                    "capabilities kept",
                    PodSecurityRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("securityContext")).remove("capabilities")),
            large(
                    "privileges gained",
                    PodSecurityRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("securityContext")).remove("allowPrivilegeEscalation")),
            large(
                    "system calls unfiltered",
                    PodSecurityRule.class,
                    it -> it.object(Kind.Job, "platen-scim-migration", POD + ".securityContext")
                            .remove("seccompProfile")),
            large(
                    "the node's network",
                    PodSecurityRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD).put("hostNetwork", true)),
            large(
                    "a token mounted",
                    TokenRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD).remove("automountServiceAccountToken")),
            large(
                    "an account whose token is mounted",
                    TokenRule.class,
                    it -> it.resource(Kind.ServiceAccount, SCIM).body().put("automountServiceAccountToken", true)),
            large(
                    "an image of no version",
                    ImagesRule.class,
                    it -> it.container(SCIM).put("image", "platen/scim-service")),
            large(
                    "the latest image",
                    ImagesRule.class,
                    it -> it.container(SCIM).put("image", "platen/scim-service:latest")),
            large(
                    "a template that looks into the cluster",
                    TemplatesRule.class,
                    it -> it.installation()
                            .templates()
                            .put("mutant.yaml", "{{- $old := lookup \"v1\" \"Secret\" .Release.Namespace \"x\" }}")),
            large(
                    "a template that draws lots",
                    TemplatesRule.class,
                    it -> it.installation()
                            .templates()
                            .put("mutant.yaml", "password: {{ randAlphaNum 16 | b64enc }}")));

    private BoundaryMutants() {}
}
