package platen.kubernetes.rule;

import java.util.List;
import java.util.stream.Stream;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;

/** How many pods a Deployment has, by a number or by what scales it. */
record Scaling(Resource deployment, List<Resource> scalers) {

    static Stream<Scaling> of(Installation installation) {
        return installation.manifests().of(Kind.Deployment).stream()
                .map(deployment -> new Scaling(
                        deployment,
                        all(installation)
                                .filter(it -> it.at("spec.scaleTargetRef.name")
                                        .asString("")
                                        .equals(deployment.name()))
                                .toList()));
    }

    /** All that scales anything. */
    static Stream<Resource> all(Installation installation) {
        return Stream.of(Kind.HorizontalPodAutoscaler, Kind.ScaledObject)
                .flatMap(kind -> installation.manifests().of(kind).stream());
    }

    int fewest() {
        return scalers.stream().mapToInt(Scaling::fewest).min().orElseGet(this::fixed);
    }

    int most() {
        return scalers.stream().mapToInt(Scaling::most).max().orElseGet(this::fixed);
    }

    static int fewest(Resource scaler) {
        return scaler.at("spec.minReplicas")
                .asInt(scaler.at("spec.minReplicaCount").asInt(0));
    }

    static int most(Resource scaler) {
        return scaler.at("spec.maxReplicas")
                .asInt(scaler.at("spec.maxReplicaCount").asInt(100));
    }

    private int fixed() {
        return deployment.at("spec.replicas").asInt(1);
    }
}
