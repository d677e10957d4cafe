package platen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.local.Service;

class ClassArchivesTest {

    private static final Path APPLICATION = Path.of("service", "quarkus-app");

    @Test
    void areKeptByAllServicesUnlessSomeAreNamed() {
        ClassArchives all = ClassArchives.of(Map.of());

        assertThat(Service.all())
                .allSatisfy(service -> assertThat(all.options(service, APPLICATION))
                        .contains(
                                "-XX:+AutoCreateSharedArchive",
                                "-XX:SharedArchiveFile=" + APPLICATION.resolve("app.jsa")));
    }

    @Test
    void areKeptByTheNamedServicesOnly() {
        assertThat(keepers("scim, notification")).containsExactly(Service.SCIM, Service.NOTIFICATION);
        assertThat(keepers("")).isEmpty();
    }

    private static List<Service> keepers(String named) {
        ClassArchives archives = ClassArchives.of(Map.of(ClassArchives.VARIABLE, named));
        return Service.all().stream()
                .filter(service -> !archives.options(service, APPLICATION).isEmpty())
                .toList();
    }
}
