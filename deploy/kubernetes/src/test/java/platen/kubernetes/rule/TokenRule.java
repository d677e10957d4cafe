package platen.kubernetes.rule;

import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;

/** Nobody here talks to Kubernetes, so no pod has a token for it, nor the environment of other Services. */
final class TokenRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            if (workload.spec().path("automountServiceAccountToken").asBoolean(true)) {
                findings.add(workload, "a token for Kubernetes is mounted in its pods");
            }
            if (workload.service().isPresent()
                    && workload.spec().path("serviceAccountName").isMissingNode()) {
                findings.add(workload, "it has no ServiceAccount of its own");
            }
            if (workload.spec().path("enableServiceLinks").asBoolean(true)) {
                findings.add(workload, "variables of other Services may be taken for settings (enableServiceLinks)");
            }
        }
        for (Resource account : installation.manifests().of(Kind.ServiceAccount)) {
            if (account.at("automountServiceAccountToken").asBoolean(true)) {
                findings.add(account, "its token is mounted where a pod says nothing else");
            }
        }
    }
}
