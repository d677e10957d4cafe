package platen.kubernetes.rule;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import platen.kubernetes.manifest.Kind;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** The database a service is led to is made, its own, and has the three roles. */
final class DatabasesRule implements Rule {

    private static final Pattern ADDRESS = Pattern.compile("postgresql://[^/]+/(?<database>[a-z_]+)(\\?.*)?");

    @Override
    public void check(Installation installation, Findings findings) {
        Map<String, String> owners = installation.manifests().of(Kind.Database).stream()
                .collect(Collectors.toMap(
                        it -> it.at("spec.name").asString(""),
                        it -> it.at("spec.owner").asString("")));
        Map<String, Boolean> roles = installation.manifests().of(Kind.Cluster).stream()
                .flatMap(it -> it.list("spec.managed.roles").stream())
                .collect(Collectors.toMap(
                        it -> it.path("name").asString(""),
                        it -> it.path("login").asBoolean(false)));
        for (Workload workload : installation.manifests().workloads()) {
            workload.service().or(workload::migrated).ifPresent(service -> {
                String expected = service.replace('-', '_');
                Matcher address = ADDRESS.matcher(Environment.of(workload).value("PLATEN_DB_URL"));
                if (!address.matches() || !address.group("database").equals(expected)) {
                    findings.add(workload, "PLATEN_DB_URL does not lead to its database %s", expected);
                }
                if (!(expected + "_owner").equals(owners.get(expected))) {
                    findings.add(workload, "its database %s is not made, or not owned by %s_owner", expected, expected);
                }
                Map.of(expected, true, expected + "_owner", true, expected + "_relay", false)
                        .forEach((role, login) -> {
                            if (!login.equals(roles.get(role))) {
                                findings.add(
                                        workload, "the role %s is not made as it should be: login %s", role, login);
                            }
                        });
            });
        }
        installation.manifests().of(Kind.Cluster).forEach(it -> powers(it, findings));
    }

    private static void powers(Resource cluster, Findings findings) {
        for (JsonNode role : cluster.list("spec.managed.roles")) {
            for (String power : Set.of("superuser", "createdb", "createrole", "replication", "bypassrls")) {
                if (role.path(power).asBoolean(false)) {
                    findings.add(cluster, "the role %s is %s", role.path("name"), power);
                }
            }
        }
    }
}
