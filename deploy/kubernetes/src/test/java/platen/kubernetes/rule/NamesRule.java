package platen.kubernetes.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import platen.kubernetes.Suite;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;

/** Every object has a name of its own that Kubernetes takes, and all six services are there. */
final class NamesRule implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    @Override
    public void check(Installation installation, Findings findings) {
        Set<String> names = new HashSet<>();
        for (Resource resource : installation.manifests().resources()) {
            if (!names.add(resource.apiVersion() + "/" + resource.title())) {
                findings.add(resource, "there are two of this name");
            }
            if (!NAME.matcher(resource.name()).matches()) {
                findings.add(resource, "Kubernetes takes no such name");
            }
        }
        for (String service : Suite.services()) {
            if (installation
                    .manifests()
                    .find(Kind.Deployment, "platen-" + service)
                    .isEmpty()) {
                findings.add("Deployment/platen-" + service, "it is missing");
            }
        }
    }
}
