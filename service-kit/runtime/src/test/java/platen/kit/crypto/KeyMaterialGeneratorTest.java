package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialGeneratorTest {

    private static final UUID SCHOOL = UUID.fromString("7f6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");

    @TempDir
    Path temporary;

    @Test
    void givesEachServiceWhatItNeedsAndNoMore() {
        Path root = generated();

        Map<String, String> secret = contents(root).keySet().stream()
                .filter(file -> !file.contains("public/"))
                .collect(Collectors.groupingBy(
                        file -> file.substring(0, file.indexOf('/')),
                        TreeMap::new,
                        Collectors.mapping(file -> file.substring(file.indexOf('/') + 1), Collectors.joining(" "))));
        assertThat(secret)
                .containsOnly(
                        Map.entry("accesscode", "data.json index.json sealing.json"),
                        Map.entry("identity", "data.json sealing.json"),
                        Map.entry("mfd-gateway", "data.json index.json sealing.json"),
                        Map.entry("notification", "data.json sealing.json"),
                        Map.entry("scim", "data.json index.json sealing.json"),
                        Map.entry("sync-google", "data.json index.json sealing.json"));
        assertThat(root.resolve("identity/public"))
                .isDirectoryNotContaining("glob:**/identity.json")
                .isDirectoryContaining("glob:**/accesscode.json");
    }

    @Test
    void sharesTheIndexBetweenTwoServicesOnly() {
        Path root = generated();

        Map<String, byte[]> indexes = Stream.of("accesscode", "mfd-gateway", "sync-google", "scim")
                .collect(Collectors.toMap(
                        service -> service,
                        service -> new BlindIndex(KeyMaterial.in(root.resolve(service))).of(SCHOOL, "code", "7KQ4MX")));
        assertThat(indexes.get("accesscode")).isEqualTo(indexes.get("mfd-gateway"));
        assertThat(indexes.get("accesscode")).isNotEqualTo(indexes.get("scim"));
        assertThat(indexes.get("sync-google")).isNotEqualTo(indexes.get("scim"));
    }

    @Test
    void letsOnlyTheOwnerRead() {
        Path root = generated();

        for (Path path : all(root)) {
            String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
            assertThat(permissions(path)).as(path.toString()).isEqualTo(expected);
        }
    }

    @Test
    void keepsWhatIsThere() {
        Path root = generated();
        Map<String, String> before = contents(root);

        KeyMaterialGenerator.generate(root);

        assertThat(contents(root)).isEqualTo(before);
    }

    @Test
    void completesWhatIsMissingFromWhatIsThere() throws Exception {
        Path root = generated();
        Map<String, String> before = contents(root);
        Files.delete(root.resolve("mfd-gateway/index.json"));
        Files.delete(root.resolve("scim/public/accesscode.json"));

        KeyMaterialGenerator.generate(root);

        assertThat(contents(root).keySet()).isEqualTo(before.keySet());
        SealContext context = SealContext.directory(SCHOOL, "scim", "1", SCHOOL, "card");
        Sealed sealed = new Sealer(KeyMaterial.in(root.resolve("scim"))).seal("accesscode", context, "7KQ4MX");
        assertThat(new Unsealer(KeyMaterial.in(root.resolve("accesscode"))).openText(sealed, context))
                .isEqualTo("7KQ4MX");
    }

    @Test
    void refusesFilesThatDoNotFitTogether() throws Exception {
        Path root = generated();
        Files.delete(root.resolve("accesscode/sealing.json"));

        assertThatThrownBy(() -> KeyMaterialGenerator.generate(root))
                .isInstanceOf(KeyMaterialException.class)
                .hasMessageContaining("public/accesscode.json is not the public part of accesscode's sealing.json");
    }

    @Test
    void publishesNoPrivateKey() {
        Path root = generated();

        for (Path path : all(root)) {
            if (path.getParent().endsWith("public")) {
                assertThat(path).content().contains("ASYMMETRIC_PUBLIC").doesNotContain("ASYMMETRIC_PRIVATE");
            }
        }
    }

    private Path generated() {
        Path root = temporary.resolve("keys");
        KeyMaterialGenerator.main(new String[] {root.toString()});
        return root;
    }

    private static Map<String, String> contents(Path root) {
        Map<String, String> contents = new TreeMap<>();
        for (Path path : all(root)) {
            if (Files.isRegularFile(path)) {
                contents.put(root.relativize(path).toString(), read(path));
            }
        }
        return contents;
    }

    private static Iterable<Path> all(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
