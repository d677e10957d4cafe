package platen.kubernetes.rule;

import java.util.List;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** The standard "restricted" of pod security, and a root nobody writes to. */
final class PodSecurityRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            JsonNode pod = workload.spec();
            want(
                    Resource.at(pod, "securityContext.runAsNonRoot").asBoolean(false),
                    workload,
                    findings,
                    "it may run as root");
            want(Resource.at(pod, "securityContext.runAsUser").asInt(1) != 0, workload, findings, "it runs as user 0");
            want(
                    Resource.at(pod, "securityContext.seccompProfile.type")
                            .asString("")
                            .equals("RuntimeDefault"),
                    workload,
                    findings,
                    "its system calls are not filtered (seccompProfile)");
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                want(!pod.path(shared).asBoolean(false), workload, findings, "it has " + shared);
            }
            for (JsonNode volume : Resource.list(pod, "volumes")) {
                want(!volume.has("hostPath"), workload, findings, "it mounts a path of the node");
            }
            workload.containers().forEach(it -> container(workload, it.path("securityContext"), findings));
        }
    }

    private static void container(Workload workload, JsonNode context, Findings findings) {
        want(
                !context.path("allowPrivilegeEscalation").asBoolean(true),
                workload,
                findings,
                "a container may gain privileges");
        want(!context.path("privileged").asBoolean(false), workload, findings, "a container is privileged");
        want(
                context.path("readOnlyRootFilesystem").asBoolean(false),
                workload,
                findings,
                "a container's root can be written to");
        want(context.path("runAsNonRoot").asBoolean(true), workload, findings, "a container may run as root");
        want(context.path("runAsUser").asInt(1) != 0, workload, findings, "a container runs as user 0");
        want(
                Resource.list(context, "capabilities.drop").stream()
                        .anyMatch(it -> it.asString("").equals("ALL")),
                workload,
                findings,
                "a container keeps capabilities");
        want(
                Resource.list(context, "capabilities.add").isEmpty(),
                workload,
                findings,
                "a container is given capabilities");
    }

    private static void want(boolean holds, Workload workload, Findings findings, String sentence) {
        if (!holds) {
            findings.add(workload, "%s", sentence);
        }
    }
}
