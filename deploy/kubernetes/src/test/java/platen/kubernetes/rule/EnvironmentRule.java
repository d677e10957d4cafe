package platen.kubernetes.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import platen.kubernetes.configuration.QuarkusVariables;
import platen.kubernetes.configuration.Settings;
import platen.kubernetes.manifest.Resource;
import platen.kubernetes.manifest.Workload;
import tools.jackson.databind.JsonNode;

/** A service's container has every variable it needs, none it does not know, and values of the right type. */
final class EnvironmentRule implements Rule {

    private static final List<String> OF_OWNER =
            List.of("PLATEN_DB_MIGRATION_USERNAME", "PLATEN_DB_MIGRATION_PASSWORD");
    /** Who says one thing has to say others too. */
    private static final Map<String, List<String>> TOGETHER = Map.of(
            "PLATEN_ACCESSCODE_URL", List.of("PLATEN_OIDC_CLIENT_ID", "PLATEN_OIDC_CLIENT_SECRET"),
            "PLATEN_MY_CODE_ENABLED", List.of("PLATEN_MY_CODE_CLIENT_SECRET"),
            "PLATEN_CARD_LINKS_ENABLED", List.of("PLATEN_CARD_LINKS_CLIENT_SECRET", "PLATEN_CARD_LINKS_URL"),
            "KAFKA_SASL_MECHANISM", List.of("KAFKA_SASL_JAAS_CONFIG", "KAFKA_SECURITY_PROTOCOL"));

    private final Settings settings = Settings.ofSources();

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            workload.service().ifPresent(service -> service(workload, service, findings));
            workload.migrated().ifPresent(service -> migration(workload, service, findings));
        }
    }

    private void service(Workload workload, String service, Findings findings) {
        Set<String> needed = settings.neededBy(service);
        if (Environment.of(workload).value("QUARKUS_FLYWAY_MIGRATE_AT_START").equals("false")) {
            OF_OWNER.forEach(needed::remove);
        }
        check(workload, service, needed, findings);
    }

    private void migration(Workload workload, String service, Findings findings) {
        Set<String> needed = new HashSet<>(OF_OWNER);
        needed.addAll(List.of("PLATEN_DB_URL", "PLATEN_DB_USERNAME", "QUARKUS_INIT_AND_EXIT"));
        check(workload, service, needed, findings);
    }

    private void check(Workload workload, String service, Set<String> needed, Findings findings) {
        Environment environment = Environment.of(workload);
        TOGETHER.forEach((one, others) -> {
            if (environment.has(one) && !environment.value(one).equals("false")) {
                needed.addAll(others);
            }
        });
        needed.stream()
                .filter(it -> !environment.isSet(it))
                .forEach(it -> findings.add(workload, "it needs %s, which is not set", it));
        Set<String> names = new HashSet<>();
        for (JsonNode variable : environment.variables()) {
            String name = variable.path("name").asString("");
            if (!names.add(name)) {
                findings.add(workload, "%s is set twice", name);
            }
            if (settings.setting(service, name).isEmpty() && !QuarkusVariables.understoodBy(service, name)) {
                findings.add(workload, "it does not know %s", name);
            }
            settings.setting(service, name)
                    .filter(setting -> !variable.path("value").isMissingNode())
                    .filter(setting -> !setting.takes(variable.path("value").asString("")))
                    .ifPresent(setting -> findings.add(
                            workload, "%s is a %s, but set to %s", name, setting.type(), variable.path("value")));
        }
        if (!Resource.list(workload.containers().getFirst(), "envFrom").isEmpty()) {
            findings.add(workload, "envFrom hides which variables are set");
        }
    }
}
