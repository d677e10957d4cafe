package platen.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The packaged identity-service, without its large libraries, as an image on a base that is an archive, with no network. */
@TestInstance(Lifecycle.PER_CLASS)
class ServiceImageTest {

    private static final Path PACKAGED =
            Path.of(System.getProperty("platen.root")).resolve("identity-service/target/quarkus-app");
    private static final long LARGE = 100_000;
    private static final int READ_BY_ALL = 0644;

    private final Path folder;
    private final BaseImage base;
    private final Path application;
    private final Path written;
    private final Archive image;

    ServiceImageTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.base = base(folder);
        this.application = application(folder.resolve("application"));
        this.written = write("first.tar");
        this.image = Archive.read(written);
    }

    private static BaseImage base(Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("release"), "a JRE stands here");
        Path archive = folder.resolve("base.tar");
        Jib.fromScratch()
                .addLayer(List.of(file), "/opt/java")
                .containerize(Containerizer.to(TarImage.at(archive).named("base"))
                        .setApplicationLayersCache(folder.resolve("cache"))
                        .setOfflineMode(true));
        return new BaseImage("tar:" + archive, "amd64");
    }

    private static Path application(Path copy) throws Exception {
        try (Stream<Path> files = Files.walk(PACKAGED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path below = PACKAGED.relativize(file);
                if (!below.startsWith("lib/main") || Files.size(file) < LARGE) {
                    Files.createDirectories(copy.resolve(below).getParent());
                    Files.copy(file, copy.resolve(below));
                }
            }
        }
        return copy;
    }

    private Path write(String name) throws Exception {
        Path parts = Files.writeString(folder.resolve("bom.json"), "{}");
        Path archive = folder.resolve(name);
        new ServiceImage(application, "platen-identity", Map.of("org.opencontainers.image.title", "platen-identity"))
                .write(base, new ServiceImage.Additions(Optional.of(parts), Optional.empty()), "1", archive);
        return archive;
    }

    @Test
    void isTheSameBytesEachTime() throws Exception {
        assertThat(write("second.tar")).hasSameBinaryContentAs(written);
    }

    @Test
    void holdsTheWholeApplicationAndNothingElse() throws Exception {
        Set<String> expected;
        try (Stream<Path> files = Files.walk(application)) {
            expected = files.filter(Files::isRegularFile)
                    .map(file -> "/platen/" + application.relativize(file))
                    .filter(file -> !file.endsWith(".txt") && !file.endsWith(".jsa"))
                    .collect(Collectors.toSet());
        }
        expected.add("/platen/sbom.cdx.json");
        expected.add("/opt/java/release");

        assertThat(image.files().values().stream()
                        .filter(TarArchiveEntry::isFile)
                        .map(entry -> "/" + entry.getName()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void belongsToRootAndIsWrittenByNobodyElse() {
        assertThat(image.files().values().stream().filter(TarArchiveEntry::isFile))
                .allSatisfy(entry -> {
                    assertThat(entry.getLongUserId()).isZero();
                    assertThat(entry.getMode() & 0777).isEqualTo(READ_BY_ALL);
                });
    }

    @Test
    void keepsWhatChangesWithEachBuildOutOfTheLibraries() {
        assertThat(image.configuration().get("history"))
                .extracting(step -> step.path("comment").asText())
                .contains("libraries", "application");
    }

    @Test
    void runsWithoutAShellAsNobody() {
        JsonNode container = image.configuration().get("config");

        assertThat(container.get("User").asText()).isEqualTo("65532:65532");
        assertThat(container.get("Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactly("java", "-jar", "/platen/quarkus-run.jar");
        assertThat(container.get("ExposedPorts").fieldNames()).toIterable().containsExactly("8080/tcp", "9000/tcp");
        assertThat(container.get("Labels").get("org.opencontainers.image.title").asText())
                .isEqualTo("platen-identity");
    }

    @Test
    void saysWhatItCannotMakeAnImageOf() {
        ServiceImage nothing = new ServiceImage(folder, "platen-identity", Map.of());

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> nothing.write(base, ServiceImage.Additions.NONE, "1", folder.resolve("no.tar")))
                .withMessageEndingWith("is no packaged service");
    }

    @Test
    void saysThatThereIsNoBase() {
        ServiceImage any = new ServiceImage(application, "platen-identity", Map.of());
        BaseImage missing = new BaseImage("tar:" + folder.resolve("missing.tar"), "amd64");

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> any.write(missing, ServiceImage.Additions.NONE, "1", folder.resolve("no.tar")))
                .withMessageStartingWith("There is no archive");
    }
}
