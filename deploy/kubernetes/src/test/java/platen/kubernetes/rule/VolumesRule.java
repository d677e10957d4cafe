package platen.kubernetes.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** What is mounted is a volume, what is a volume is mounted, and there is a place to write temporary files. */
final class VolumesRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            Set<String> volumes = names(Resource.list(workload.spec(), "volumes"));
            Set<String> mounted = new HashSet<>();
            for (JsonNode container : workload.containers()) {
                Set<String> paths = new HashSet<>();
                for (JsonNode mount : Resource.list(container, "volumeMounts")) {
                    mounted.add(mount.path("name").asString(""));
                    if (!paths.add(mount.path("mountPath").asString(""))) {
                        findings.add(workload, "two volumes are mounted at %s", mount.path("mountPath"));
                    }
                }
                if ((workload.service().isPresent() || workload.migrated().isPresent()) && !paths.contains("/tmp")) {
                    findings.add(workload, "its root cannot be written to and nothing is mounted at /tmp");
                }
            }
            mounted.stream()
                    .filter(it -> !volumes.contains(it))
                    .forEach(it -> findings.add(workload, "it mounts %s, which is none of its volumes", it));
            volumes.stream()
                    .filter(it -> !mounted.contains(it))
                    .forEach(it -> findings.add(workload, "nothing mounts its volume %s", it));
        }
    }

    private static Set<String> names(List<JsonNode> volumes) {
        return volumes.stream().map(it -> it.path("name").asString("")).collect(Collectors.toSet());
    }
}
