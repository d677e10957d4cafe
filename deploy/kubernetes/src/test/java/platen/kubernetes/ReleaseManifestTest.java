package platen.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import platen.kubernetes.render.Chart;
import platen.kubernetes.render.HelmLibrary;
import platen.kubernetes.render.ValueSet;

/** Writes what a release is published with for those who do not use Helm: {@code target/release/platen.yaml}. */
class ReleaseManifestTest {

    private static final Path MANIFEST = Path.of("target/release/platen.yaml");

    @BeforeAll
    static void helm() {
        HelmLibrary.assumeThere();
    }

    @Test
    void holdsTheSmallSetWithItsMigrations() throws IOException {
        Chart suite = Chart.named("platen");
        ValueSet small = suite.valueSets().stream()
                .filter(set -> set.name().equals("small"))
                .findFirst()
                .orElseThrow();

        String manifest = suite.render(small);

        Files.createDirectories(MANIFEST.getParent());
        Files.writeString(MANIFEST, manifest);
        assertThat(manifest).contains("kind: Deployment", "kind: Job").doesNotContain("helm.sh/hook");
    }
}
