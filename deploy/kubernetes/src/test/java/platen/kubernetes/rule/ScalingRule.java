package platen.kubernetes.rule;

import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;

/** One thing at most scales a Deployment, between bounds that make sense, and nothing else says its number. */
final class ScalingRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        Scaling.all(installation).forEach(scaler -> {
            if (Scaling.fewest(scaler) > Scaling.most(scaler) || Scaling.fewest(scaler) < 1) {
                findings.add(scaler, "it scales from %d to %d", Scaling.fewest(scaler), Scaling.most(scaler));
            }
            String target = scaler.at("spec.scaleTargetRef.name").asString("");
            if (installation.manifests().find(Kind.Deployment, target).isEmpty()) {
                findings.add(scaler, "it scales %s, which is no Deployment here", target);
            }
        });
        Scaling.of(installation).filter(it -> !it.scalers().isEmpty()).forEach(it -> scaled(it, findings));
    }

    private static void scaled(Scaling scaling, Findings findings) {
        Resource deployment = scaling.deployment();
        if (scaling.scalers().size() > 1) {
            findings.add(
                    deployment,
                    "several scale it: %s",
                    scaling.scalers().stream().map(Resource::title).toList());
        }
        if (!deployment.at("spec.replicas").isMissingNode()) {
            findings.add(deployment, "it says its replicas though something scales it, so each upgrade sets them back");
        }
    }
}
