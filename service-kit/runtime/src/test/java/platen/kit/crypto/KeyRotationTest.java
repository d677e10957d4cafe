package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.crypto.KeyRotation.Step;

class KeyRotationTest {

    private static final UUID SCHOOL = UUID.randomUUID();
    private static final CipherContext ANA = new CipherContext(SCHOOL, UUID.randomUUID(), 1);

    @TempDir
    Path root;

    @BeforeEach
    void makeKeys() {
        KeyMaterialGenerator.generate(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accesscode", "mfd-gateway", "sync-google", "scim"})
    void keepsOldCiphertextsReadableUntilTheirKeyIsRetired(String service) {
        KeyMaterial keys = KeyMaterial.in(root.resolve(service));
        DataCipher cipher = new DataCipher(keys);
        byte[] old = cipher.encrypt(ANA, "K7P4WX");

        take(keys, service, "data", Step.ADD);
        assertThat(DataCipher.keyIdOf(cipher.encrypt(ANA, "K7P4WX"))).isEqualTo(DataCipher.keyIdOf(old));
        take(keys, service, "data", Step.PROMOTE);
        byte[] renewed = cipher.encrypt(ANA, "K7P4WX");

        assertThat(cipher.decryptText(ANA, old)).isEqualTo("K7P4WX");
        assertThat(DataCipher.keyIdOf(renewed)).isEqualTo(cipher.keyId()).isNotEqualTo(DataCipher.keyIdOf(old));

        take(keys, service, "data", Step.RETIRE);
        assertThatThrownBy(() -> cipher.decrypt(ANA, old)).isInstanceOf(DecryptionFailed.class);
        assertThat(cipher.decryptText(ANA, renewed)).isEqualTo("K7P4WX");

        take(keys, service, "data", Step.RESTORE);
        assertThat(cipher.decryptText(ANA, old)).isEqualTo("K7P4WX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accesscode", "mfd-gateway"})
    void changesTheSharedIndexKeysOfBothWhoHoldThem(String asked) {
        rotation(asked, "index").take(Step.ADD);
        rotation(asked, "index").take(Step.PROMOTE);

        BlindIndex one = new BlindIndex(KeyMaterial.in(root.resolve("accesscode")));
        BlindIndex other = new BlindIndex(KeyMaterial.in(root.resolve("mfd-gateway")));
        assertThat(one.candidates(SCHOOL, "card", "04A2"))
                .hasSize(2)
                .containsExactlyElementsOf(other.candidates(SCHOOL, "card", "04A2"));
        KeyMaterialGenerator.generate(root);
    }

    @Test
    void leavesAnotherServicesIndexKeysAlone() throws Exception {
        String scim = Files.readString(root.resolve("scim/index.json"));

        rotation("sync-google", "index").take(Step.ADD);

        assertThat(Files.readString(root.resolve("scim/index.json"))).isEqualTo(scim);
    }

    @Test
    void refusesToChangeSharedFilesThatDiffer() throws Exception {
        Path file = root.resolve("mfd-gateway/index.json");
        Files.delete(file);
        Files.copy(root.resolve("scim/index.json"), file);
        String before = Files.readString(root.resolve("accesscode/index.json"));

        assertThatThrownBy(() -> rotation("accesscode", "index").take(Step.ADD))
                .isInstanceOf(KeyMaterialException.class)
                .hasMessageContaining("must hold the same keys");
        assertThat(Files.readString(root.resolve("accesscode/index.json"))).isEqualTo(before);
    }

    @Test
    void letsSealersFollowTheSealingKey() {
        SealContext context = SealContext.event("type", SCHOOL, UUID.randomUUID(), 1);
        KeyMaterial accesscode = KeyMaterial.in(root.resolve("accesscode"));
        KeyMaterial notification = KeyMaterial.in(root.resolve("notification"));
        Sealed old = new Sealer(accesscode).seal("notification", context, "K7P4WX");

        rotation("notification", "sealing").take(Step.ADD);
        rotation("notification", "sealing").take(Step.PROMOTE);
        accesscode.reload();
        notification.reload();
        Sealed renewed = new Sealer(accesscode).seal("notification", context, "K7P4WX");

        assertThat(new Unsealer(notification).openText(old, context)).isEqualTo("K7P4WX");
        assertThat(new Unsealer(notification).openText(renewed, context)).isEqualTo("K7P4WX");
        KeyMaterialGenerator.generate(root);
        take(notification, "notification", "sealing", Step.RETIRE);
        assertThatThrownBy(() -> new Unsealer(notification).open(old, context)).isInstanceOf(UnsealFailed.class);
        assertThat(new Unsealer(notification).openText(renewed, context)).isEqualTo("K7P4WX");
    }

    @Test
    void takesNoStepOutOfTurn() {
        KeyRotation data = rotation("accesscode", "data");

        assertThatThrownBy(() -> data.take(Step.PROMOTE)).hasMessageContaining("add one first");
        assertThatThrownBy(() -> data.take(Step.RETIRE)).hasMessageContaining("older than the primary one");
        assertThatThrownBy(() -> data.take(Step.REMOVE)).hasMessageContaining("retire one first");
        data.take(Step.ADD);
        assertThatThrownBy(() -> data.take(Step.ADD)).hasMessageContaining("promote it first");
        assertThatThrownBy(() -> data.take(Step.RETIRE)).hasMessageContaining("older than the primary one");
    }

    @Test
    void listsKeysByIdAndNeverByValue() throws Exception {
        KeyRotation data = rotation("accesscode", "data");
        data.take(Step.ADD);
        data.take(Step.PROMOTE);
        data.take(Step.RETIRE);

        List<String> listed = data.take(Step.LIST);

        assertThat(listed).hasSize(2);
        assertThat(listed.getFirst()).matches(".*/accesscode/data\\.json: key \\d+ is disabled");
        assertThat(listed.getLast()).matches(".*/accesscode/data\\.json: key \\d+ is enabled and primary");
        data.take(Step.REMOVE);
        assertThat(data.take(Step.LIST)).containsExactly(listed.getLast());
        assertThat(Files.getPosixFilePermissions(root.resolve("accesscode/data.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> rotation("printing", "data")).hasMessageContaining("no service \"printing\"");
        assertThatThrownBy(() -> rotation("scim", "keys").take(Step.ADD)).hasMessageContaining("no keys \"keys\"");
        assertThatThrownBy(() -> rotation("notification", "index").take(Step.ADD))
                .hasMessageContaining("notification/index.json is missing");
    }

    private void take(KeyMaterial keys, String service, String name, Step step) {
        rotation(service, name).take(step);
        keys.reload();
    }

    private KeyRotation rotation(String service, String keys) {
        return KeyRotation.of(root, service, keys);
    }
}
