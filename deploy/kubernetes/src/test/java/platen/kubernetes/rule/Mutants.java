package platen.kubernetes.rule;

import static platen.kubernetes.rule.Mutant.large;
import static platen.kubernetes.rule.Mutant.small;
import static platen.kubernetes.rule.Mutant.tryOut;

import java.util.List;
import platen.kubernetes.manifest.Kind;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Single faults in what runs and in its engines, each of which one rule has to notice. */
final class Mutants {

    private static final String SCIM = "platen-scim";
    private static final String GATEWAY = "platen-mfd-gateway";
    private static final String ACCESSCODE = "platen-accesscode";
    private static final String NOTIFICATION = "platen-notification";
    private static final String POD = "spec.template.spec";

    static final List<Mutant> ALL = List.of(
            large(
                    "a Service that selects all",
                    SelectorsRule.class,
                    it -> it.object(Kind.Service, SCIM, "spec.selector").remove("app.kubernetes.io/name")),
            large(
                    "a Deployment that selects all",
                    SelectorsRule.class,
                    it -> it.object(Kind.Deployment, SCIM, "spec.selector").putObject("matchLabels")),
            large("a variable without a value", EnvironmentRule.class, it -> {
                it.removeVariable(SCIM, "QUARKUS_OIDC_AUTH_SERVER_URL");
                it.setVariable(SCIM, "QUARKUS_OIDC_AUTH_SERVER_URL", "");
            }),
            large(
                    "no name and password to scale by",
                    ReferencesRule.class,
                    it -> it.remove(Kind.TriggerAuthentication, ACCESSCODE)),
            small(
                    "a budget that says nothing",
                    DisruptionRule.class,
                    it -> it.object(Kind.PodDisruptionBudget, SCIM, "spec").remove("maxUnavailable")),
            large(
                    "everybody's account",
                    TokenRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD).remove("serviceAccountName")),
            large(
                    "a field that no schema names",
                    SchemaRule.class,
                    it -> it.object(Kind.KafkaTopic, "mfd.activity", "spec").put("partitoins", 6)),
            large(
                    "a number where a schema wants none",
                    SchemaRule.class,
                    it -> it.object(Kind.KafkaTopic, "mfd.activity", "spec").put("partitions", "many")),
            large("two objects of a name", NamesRule.class, it -> it.add(Kind.Service, SCIM, SCIM)),
            large("a service left out", NamesRule.class, it -> it.remove(Kind.Deployment, SCIM)),
            large(
                    "a label missing",
                    LabelsRule.class,
                    it -> it.object(Kind.Service, SCIM, "metadata.labels").remove("app.kubernetes.io/part-of")),
            large(
                    "a pod's label missing",
                    LabelsRule.class,
                    it -> it.object(Kind.Deployment, SCIM, "spec.template.metadata.labels")
                            .remove("app.kubernetes.io/version")),
            large(
                    "a Deployment that selects others' pods",
                    SelectorsRule.class,
                    it -> it.object(Kind.Deployment, SCIM, "spec.selector.matchLabels")
                            .put("app.kubernetes.io/name", "identity")),
            large(
                    "a Service that selects nobody",
                    SelectorsRule.class,
                    it -> it.object(Kind.Service, SCIM, "spec.selector").put("app.kubernetes.io/name", "skim")),
            large(
                    "a budget that selects all",
                    SelectorsRule.class,
                    it -> it.object(Kind.PodDisruptionBudget, SCIM, "spec.selector.matchLabels")
                            .remove("app.kubernetes.io/name")),
            large(
                    "a monitor that selects no Service",
                    SelectorsRule.class,
                    it -> it.object(Kind.ServiceMonitor, "platen", "spec.selector.matchLabels")
                            .put("app.kubernetes.io/component", "services")),
            large(
                    "pods spread over those of others",
                    SelectorsRule.class,
                    it -> it.object(
                                    Kind.Deployment,
                                    SCIM,
                                    POD + ".topologySpreadConstraints.0.labelSelector.matchLabels")
                            .put("app.kubernetes.io/name", "identity")),
            large(
                    "a port without a name",
                    PortsRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("ports").path(0)).remove("name")),
            large(
                    "a Service that leads to no port",
                    PortsRule.class,
                    it -> it.object(Kind.Service, SCIM, "spec.ports.0").put("targetPort", "https")),
            large(
                    "a probe at no port",
                    PortsRule.class,
                    it -> ((ObjectNode)
                                    it.container(SCIM).path("readinessProbe").path("httpGet"))
                            .put("port", "health")),
            large(
                    "a monitor at no port",
                    PortsRule.class,
                    it -> it.object(Kind.ServiceMonitor, "platen", "spec.endpoints.0")
                            .put("port", "metrics")),
            large(
                    "a route to no Service",
                    PortsRule.class,
                    it -> it.object(Kind.HTTPRoute, "platen-devices", "spec.rules.0.backendRefs.0")
                            .put("name", "platen-gateway")),
            small(
                    "an Ingress to no port",
                    PortsRule.class,
                    it -> it.object(Kind.Ingress, "platen-devices", "spec.rules.0.http.paths.0.backend.service.port")
                            .put("name", "web")),
            large(
                    "a liveness probe that asks for readiness",
                    ProbesRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("livenessProbe").path("httpGet"))
                            .put("path", "/q/health/ready")),
            large("no startup probe", ProbesRule.class, it -> it.container(SCIM).remove("startupProbe")),
            large(
                    "killed before it has ended",
                    ProbesRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD).put("terminationGracePeriodSeconds", 10)),
            large("no preStop", ProbesRule.class, it -> it.container(SCIM).remove("lifecycle")),
            large(
                    "more requested than the limit",
                    ResourcesRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("resources").path("requests")).put("memory", "2Gi")),
            large(
                    "memory without a limit",
                    ResourcesRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("resources")).remove("limits")),
            large(
                    "no cpu requested",
                    ResourcesRule.class,
                    it -> ((ObjectNode) it.container(SCIM).path("resources").path("requests")).remove("cpu")),
            large(
                    "a mount without its volume",
                    VolumesRule.class,
                    it -> it.list(Kind.Deployment, SCIM, POD + ".volumes").remove(0)),
            large(
                    "a volume nobody mounts",
                    VolumesRule.class,
                    it -> it.list(Kind.Deployment, SCIM, POD + ".volumes")
                            .addObject()
                            .put("name", "cache")
                            .putObject("emptyDir")),
            large("nowhere to write", VolumesRule.class, it -> {
                Fault.remove(
                        (ArrayNode) it.container(SCIM).path("volumeMounts"),
                        mount -> mount.path("name").asString("").equals("tmp"));
                Fault.remove(
                        it.list(Kind.Deployment, SCIM, POD + ".volumes"),
                        volume -> volume.path("name").asString("").equals("tmp"));
            }),
            large(
                    "a Secret that is not there",
                    ReferencesRule.class,
                    it -> it.object(Kind.Deployment, SCIM, POD + ".volumes.1.secret")
                            .put("secretName", "platen-scim-key")),
            tryOut(
                    "a key that a Secret does not have",
                    ReferencesRule.class,
                    it -> it.object(Kind.Secret, "platen-scim-db", "stringData").remove("password")),
            large(
                    "a ConfigMap that is not there",
                    ReferencesRule.class,
                    it -> it.remove(Kind.ConfigMap, "platen-identity-kafka-user")),
            large(
                    "a ServiceAccount that is not there",
                    ReferencesRule.class,
                    it -> it.remove(Kind.ServiceAccount, SCIM)),
            small(
                    "given, but not used",
                    ReferencesRule.class,
                    it -> it.installation().given().add("Secret/platen-forgotten")),
            small(
                    "a certificate that is not given",
                    ReferencesRule.class,
                    it -> it.installation().given().remove("Secret/platen-devices-tls")),
            large(
                    "a variable not set",
                    EnvironmentRule.class,
                    it -> it.removeVariable(NOTIFICATION, "QUARKUS_MAILER_HOST")),
            large(
                    "an address left to its default",
                    EnvironmentRule.class,
                    it -> it.removeVariable(GATEWAY, "PLATEN_IDENTITY_URL")),
            large(
                    "a variable misspelt",
                    EnvironmentRule.class,
                    it -> it.setVariable(NOTIFICATION, "PLATEN_MAIL_CONCURENCY", "8")),
            large(
                    "another service's variable",
                    EnvironmentRule.class,
                    it -> it.setVariable(SCIM, "PLATEN_MAIL_FROM", "platen@example.org")),
            large(
                    "a word for a number",
                    EnvironmentRule.class,
                    it -> it.setVariable(SCIM, "PLATEN_SCIM_REQUEST_BURST", "many")),
            large(
                    "a variable set twice",
                    EnvironmentRule.class,
                    it -> it.setVariable(SCIM, "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9093")),
            large(
                    "a client without its secret",
                    EnvironmentRule.class,
                    it -> it.removeVariable(GATEWAY, "PLATEN_OIDC_CLIENT_SECRET")),
            large("a password in the manifest", SecretValuesRule.class, it -> {
                it.removeVariable(SCIM, "PLATEN_DB_PASSWORD");
                it.setVariable(SCIM, "PLATEN_DB_PASSWORD", "scim");
            }),
            large("no job for a database", MigrationsRule.class, it -> it.remove(Kind.Job, "platen-scim-migration")),
            large(
                    "a job of another version",
                    MigrationsRule.class,
                    it -> it.object(Kind.Job, "platen-scim-migration", POD + ".containers.0")
                            .put("image", "platen/scim-service:0.0.9")),
            tryOut(
                    "nobody migrates",
                    MigrationsRule.class,
                    it -> it.setVariable(SCIM, "QUARKUS_FLYWAY_MIGRATE_AT_START", "false")),
            large("another service's database", DatabasesRule.class, it -> {
                it.removeVariable(SCIM, "PLATEN_DB_URL");
                it.setVariable(SCIM, "PLATEN_DB_URL", "postgresql://platen-rw:5432/identity");
            }),
            large("a database that is not made", DatabasesRule.class, it -> it.remove(Kind.Database, SCIM)),
            large(
                    "a role that may do everything",
                    DatabasesRule.class,
                    it -> it.object(Kind.Cluster, "platen", "spec.managed.roles.1")
                            .put("superuser", true)),
            large(
                    "a role that is not made",
                    DatabasesRule.class,
                    it -> it.list(Kind.Cluster, "platen", "spec.managed.roles").remove(0)),
            large(
                    "a least number above the most",
                    ScalingRule.class,
                    it -> it.object(Kind.HorizontalPodAutoscaler, GATEWAY, "spec")
                            .put("minReplicas", 9)),
            large(
                    "scaled twice",
                    ScalingRule.class,
                    it -> ((ObjectNode) it.add(Kind.HorizontalPodAutoscaler, GATEWAY, ACCESSCODE)
                                    .path("spec")
                                    .path("scaleTargetRef"))
                            .put("name", ACCESSCODE)),
            large(
                    "scales nothing",
                    ScalingRule.class,
                    it -> it.object(Kind.ScaledObject, ACCESSCODE, "spec.scaleTargetRef")
                            .put("name", "platen-codes")),
            large(
                    "a number beside what scales",
                    ScalingRule.class,
                    it -> it.object(Kind.Deployment, GATEWAY, "spec").put("replicas", 4)),
            large(
                    "more replicas than partitions",
                    PartitionsRule.class,
                    it -> it.object(Kind.ScaledObject, ACCESSCODE, "spec").put("maxReplicaCount", 12)),
            large(
                    "lag of another group",
                    PartitionsRule.class,
                    it -> it.object(Kind.ScaledObject, ACCESSCODE, "spec.triggers.0.metadata")
                            .put("consumerGroup", "accesscodes")),
            large(
                    "lag of too few topics",
                    PartitionsRule.class,
                    it -> it.list(Kind.ScaledObject, ACCESSCODE, "spec.triggers")
                            .remove(0)),
            small("a budget without room", DisruptionRule.class, it -> {
                ObjectNode spec = it.object(Kind.PodDisruptionBudget, SCIM, "spec");
                spec.remove("maxUnavailable");
                spec.put("minAvailable", 2);
            }),
            small(
                    "a budget that lets all go",
                    DisruptionRule.class,
                    it -> it.object(Kind.PodDisruptionBudget, SCIM, "spec").put("maxUnavailable", 2)),
            small("no budget", DisruptionRule.class, it -> it.remove(Kind.PodDisruptionBudget, SCIM)),
            small(
                    "an upgrade that begins by stopping",
                    DisruptionRule.class,
                    it -> it.object(Kind.Deployment, SCIM, "spec.strategy.rollingUpdate")
                            .put("maxUnavailable", 1)),
            large("a topic that is not made", TopicsRule.class, it -> it.remove(Kind.KafkaTopic, "directory.group")),
            large(
                    "a topic with other partitions",
                    TopicsRule.class,
                    it -> it.object(Kind.KafkaTopic, "identity.user", "spec").put("partitions", 12)),
            large(
                    "a topic kept for a day",
                    TopicsRule.class,
                    it -> it.object(Kind.KafkaTopic, "identity.user", "spec.config")
                            .put("retention.ms", 86400000)),
            large(
                    "a topic nobody knows",
                    TopicsRule.class,
                    it -> it.add(Kind.KafkaTopic, "identity.user", "identity.group")),
            large(
                    "a topic with one copy in sync",
                    TopicsRule.class,
                    it -> it.object(Kind.KafkaTopic, "identity.user", "spec.config")
                            .put("min.insync.replicas", 1)),
            large(
                    "a right missing",
                    AclRule.class,
                    it -> it.list(Kind.KafkaUser, ACCESSCODE, "spec.authorization.acls")
                            .remove(1)),
            large(
                    "a right too many",
                    AclRule.class,
                    it -> ((ArrayNode) it.object(Kind.KafkaUser, SCIM, "spec.authorization.acls.1")
                                    .path("operations"))
                            .add("Delete")),
            large(
                    "a right to all topics",
                    AclRule.class,
                    it -> it.object(Kind.KafkaUser, SCIM, "spec.authorization.acls.1.resource")
                            .put("patternType", "prefix")),
            large("a user missing", AclRule.class, it -> it.remove(Kind.KafkaUser, SCIM)));

    private Mutants() {}
}
