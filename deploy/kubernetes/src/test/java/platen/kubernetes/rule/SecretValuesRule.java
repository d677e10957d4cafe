package platen.kubernetes.rule;

import java.util.regex.Pattern;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** No secret stands in a container's environment itself: it comes from a Secret. */
final class SecretValuesRule implements Rule {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|JAAS|TOKEN_VALUE|PRIVATE).*");
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^/@:]+:[^/@]+@");

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            for (JsonNode container : workload.containers()) {
                for (JsonNode variable : container.path("env").valueStream().toList()) {
                    String name = variable.path("name").asString("");
                    String value = variable.path("value").asString("");
                    if (SECRET.matcher(name).matches() && !value.isEmpty()) {
                        findings.add(workload, "%s stands in the manifest instead of a Secret", name);
                    }
                    if (IN_ADDRESS.matcher(value).find()) {
                        findings.add(workload, "the address in %s holds a password", name);
                    }
                }
            }
        }
    }
}
