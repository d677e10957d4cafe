package platen.kubernetes.rule;

import java.util.Set;
import java.util.stream.Collectors;
import platen.kubernetes.manifest.Workload;

/** A service's database is migrated once: by a job on the very image that is about to run, or at its start. */
final class MigrationsRule implements Rule {

    @Override
    public void check(Installation installation, Findings findings) {
        for (Workload workload : installation.manifests().workloads()) {
            workload.service().ifPresent(service -> {
                boolean atStart = !Environment.of(workload)
                        .value("QUARKUS_FLYWAY_MIGRATE_AT_START")
                        .equals("false");
                Set<String> images = installation.manifests().workloads().stream()
                        .filter(it -> it.migrated().filter(service::equals).isPresent())
                        .map(MigrationsRule::image)
                        .collect(Collectors.toSet());
                if (atStart != images.isEmpty()) {
                    findings.add(
                            workload,
                            atStart ? "it migrates at start though a job does" : "nothing migrates its database");
                }
                if (!atStart && !images.equals(Set.of(image(workload)))) {
                    findings.add(workload, "its database is migrated by another image: %s", images);
                }
            });
        }
    }

    private static String image(Workload workload) {
        return workload.containers().getFirst().path("image").asString("");
    }
}
