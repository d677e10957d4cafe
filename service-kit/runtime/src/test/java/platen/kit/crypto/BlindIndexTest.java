package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.HkdfPrfKey;
import com.google.crypto.tink.prf.HkdfPrfParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindIndexTest {

    private static final UUID SCHOOL = UUID.fromString("7f6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");

    @TempDir
    Path keys;

    private KeyMaterial material;
    private BlindIndex index;

    @BeforeEach
    void holdsAKnownKey() throws Exception {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        HkdfPrfParameters parameters = HkdfPrfParameters.builder()
                .setHashType(HkdfPrfParameters.HashType.SHA256)
                .setKeySizeBytes(key.length)
                .build();
        HkdfPrfKey prf = HkdfPrfKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        KeysetFiles.write(
                keys.resolve("index.json"),
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.importKey(prf).withFixedId(4711).makePrimary())
                        .build());
        material = KeyMaterial.in(keys);
        index = new BlindIndex(material);
    }

    /** Computed apart from this code, with HKDF (RFC 5869) and HMAC: were it to change, no stored index would be found again. */
    @Test
    void staysTheSameForever() {
        byte[] found = index.of(SCHOOL, "code", "7KQ4MX");

        assertThat(HexFormat.of().formatHex(found))
                .isEqualTo("30a6afea9e6e386488b34cc3a12d38372186aedc91ea7d09480827e7e8f60189");
    }

    @Test
    void isTheSameInAnotherProcessWithTheSameKey() {
        BlindIndex other = new BlindIndex(KeyMaterial.in(keys));

        assertThat(other.of(SCHOOL, "code", "7KQ4MX")).isEqualTo(index.of(SCHOOL, "code", "7KQ4MX"));
    }

    @Test
    void keepsOrganisationsTypesAndValuesApart() {
        Set<String> seen = new HashSet<>();
        int asked = 0;
        for (int organisation = 0; organisation < 20; organisation++) {
            UUID id = new UUID(1, organisation);
            for (String type : new String[] {"code", "card", "codec"}) {
                for (String value : new String[] {"234567", "234568", "", "c234567", "ä"}) {
                    seen.add(HexFormat.of().formatHex(index.of(id, type, value)));
                    asked++;
                }
            }
        }

        assertThat(seen).hasSize(asked);
    }

    @Test
    void refusesATypeThatCouldRunIntoTheValue() {
        assertThatThrownBy(() -> index.of(SCHOOL, "code\u001f7", "KQ4MX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesItsKey() {
        assertThat(index.keyId()).isEqualTo(4711);
    }

    @Test
    void answersRightForMoreOrganisationsThanItRemembers() {
        byte[] before = index.of(SCHOOL, "code", "7KQ4MX");

        for (int organisation = 0; organisation < 10_050; organisation++) {
            index.of(new UUID(2, organisation), "code", "7KQ4MX");
        }

        assertThat(index.of(SCHOOL, "code", "7KQ4MX")).isEqualTo(before);
    }

    @Test
    void looksUnderEveryEnabledKeyWhileItIsRotated() throws Exception {
        byte[] before = index.of(SCHOOL, "code", "7KQ4MX");
        assertThat(index.candidates(SCHOOL, "code", "7KQ4MX")).containsExactly(before);
        assertThat(index.inRotation()).isFalse();

        rotate(keys -> keys.addEntry(KeysetHandle.generateEntryFromParameters(KeyMaterialGenerator.INDEX)
                .withFixedId(4712)));
        assertThat(index.of(SCHOOL, "code", "7KQ4MX")).isEqualTo(before);
        assertThat(index.candidates(SCHOOL, "code", "7KQ4MX")).hasSize(2).startsWith(before);
        assertThat(index.inRotation()).isTrue();

        rotate(keys -> keys.getAt(1).makePrimary());
        byte[] after = index.of(SCHOOL, "code", "7KQ4MX");
        assertThat(after).isNotEqualTo(before);
        assertThat(index.candidates(SCHOOL, "code", "7KQ4MX")).containsExactly(after, before);

        rotate(keys -> keys.getAt(0).setStatus(KeyStatus.DISABLED));
        assertThat(index.candidates(SCHOOL, "code", "7KQ4MX")).containsExactly(after);
        assertThat(index.keyId()).isEqualTo(4712);
    }

    private void rotate(Consumer<KeysetHandle.Builder> step) throws Exception {
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder(KeysetFiles.read(keys.resolve("index.json")));
        step.accept(keyset);
        KeysetFiles.write(keys.resolve("index.json"), keyset.build());
        material.reload();
    }
}
