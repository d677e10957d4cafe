package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialTest {

    @TempDir
    Path root;

    private Path own;

    @BeforeEach
    void makeKeys() {
        KeyMaterialGenerator.generate(root);
        own = root.resolve("accesscode");
    }

    @Test
    void saysWhichFileIsMissing() throws Exception {
        Files.delete(own.resolve("index.json"));

        assertThatThrownBy(() -> KeyMaterial.in(own).prf())
                .isInstanceOf(KeyMaterialException.class)
                .hasMessage("Key file " + own.resolve("index.json")
                        + " is missing: restore it from the backup of the key material.");
    }

    @Test
    void saysThatNoDirectoryIsNamed() {
        KeyMaterial nowhere = new KeyMaterial(Optional.empty(), Optional.empty());

        assertThatThrownBy(nowhere::data)
                .hasMessage("Key file data.json is needed, but PLATEN_KEYS does not say in which directory it is:"
                        + " set it.");
    }

    @Test
    void quotesNothingOfADamagedFile() throws Exception {
        Path file = own.resolve("data.json");
        String damaged = Files.readString(file).replaceFirst("\"keyId\":", "\"keyIt\":");
        Files.writeString(file, damaged);

        assertThatThrownBy(() -> KeyMaterial.in(own).data())
                .isInstanceOf(KeyMaterialException.class)
                .hasNoCause()
                .hasMessage("Key file " + file + " is not a Tink JSON keyset of the kind expected there:"
                        + " restore it from the backup of the key material.");
    }

    @Test
    void refusesAKeyOfAnotherKind() throws Exception {
        Files.copy(own.resolve("sealing.json"), root.resolve("sealing.json"));
        Path file = own.resolve("data.json");
        Files.delete(file);
        Files.move(root.resolve("sealing.json"), file);

        assertThatThrownBy(() -> KeyMaterial.in(own).data())
                .hasNoCause()
                .hasMessage("Key file " + file + " holds keys of another kind than its name says:"
                        + " put the right file in its place.");
    }

    @Test
    void refusesAKeysetWhosePrimaryKeyIsDisabled() throws Exception {
        Path file = own.resolve("data.json");
        Files.writeString(file, Files.readString(file).replace("ENABLED", "DISABLED"));

        assertThatThrownBy(() -> KeyMaterial.in(own).data())
                .isInstanceOf(KeyMaterialException.class)
                .hasNoCause()
                .hasMessage("Key file " + file + " has no enabled primary key:"
                        + " restore it from the backup of the key material, or enable the key.");
    }

    @Test
    void refusesAPrivateKeyWhereAPublicOneBelongs() throws Exception {
        Path file = own.resolve("public/notification.json");
        Files.delete(file);
        Files.copy(own.resolve("sealing.json"), file);

        assertThatThrownBy(() -> KeyMaterial.in(own).sealingTo("notification"))
                .isInstanceOf(KeyMaterialException.class)
                .hasNoCause();
    }

    @Test
    void readsAFileOnlyWhenItIsNeeded() throws Exception {
        Files.delete(own.resolve("index.json"));

        assertThatCode(() -> KeyMaterial.in(own).data()).doesNotThrowAnyException();
    }

    @Test
    void checksAtStartWhatTheServiceRequires() throws Exception {
        Files.delete(own.resolve("sealing.json"));

        assertThatCode(() -> requiring("index", "data").checkRequired()).doesNotThrowAnyException();
        assertThatThrownBy(() -> requiring("data", " sealing").checkRequired())
                .hasMessage("Key file " + own.resolve("sealing.json")
                        + " is missing: restore it from the backup of the key material.");
        assertThatThrownBy(() -> requiring("indices").checkRequired())
                .hasMessage("platen.keys.required names \"indices\"; it knows index, data and sealing.");
    }

    @Test
    void takesAServicesNameAndNoPath() {
        assertThatThrownBy(() -> KeyMaterial.in(own).sealingTo("../sealing"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNothingWhenPrinted() {
        KeyMaterial keys = KeyMaterial.in(own);
        keys.data();

        assertThat(keys.toString()).doesNotContain("Primitive", "key=");
    }

    private KeyMaterial requiring(String... names) {
        return new KeyMaterial(Optional.of(own.toString()), Optional.of(List.of(names)));
    }
}
