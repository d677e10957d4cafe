package platen.kubernetes.manifest;

/** The kinds of objects that rules ask for. */
public enum Kind {
    Cluster,
    ConfigMap,
    Database,
    Deployment,
    ExternalSecret,
    HTTPRoute,
    HorizontalPodAutoscaler,
    Ingress,
    Job,
    Kafka,
    KafkaNodePool,
    KafkaTopic,
    KafkaUser,
    NetworkPolicy,
    Pod,
    PodDisruptionBudget,
    PrometheusRule,
    ScaledObject,
    Secret,
    Service,
    ServiceAccount,
    ServiceMonitor,
    TriggerAuthentication
}
