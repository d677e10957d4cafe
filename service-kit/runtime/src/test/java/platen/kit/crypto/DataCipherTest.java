package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCipherTest {

    private static final UUID SCHOOL = UUID.fromString("7f6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");
    private static final UUID ANA = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID BEN = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final CipherContext ANAS = new CipherContext(SCHOOL, ANA, 3);

    @TempDir
    static Path root;

    private static KeysForTests keys;
    private static DataCipher cipher;

    @BeforeAll
    static void makeKeys() {
        keys = KeysForTests.in(root);
        cipher = new DataCipher(keys.of("accesscode"));
    }

    @Test
    void showsAgainWhatItHid() {
        byte[] stored = cipher.encrypt(ANAS, "7KQ4MX");

        assertThat(cipher.decryptText(ANAS, stored)).isEqualTo("7KQ4MX");
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("7KQ4MX");
    }

    @Test
    void hidesTheSameValueDifferentlyEachTime() {
        assertThat(cipher.encrypt(ANAS, "7KQ4MX")).isNotEqualTo(cipher.encrypt(ANAS, "7KQ4MX"));
    }

    @Test
    void doesNotOpenInAnyOtherRow() {
        byte[] stored = cipher.encrypt(ANAS, "7KQ4MX");

        for (CipherContext other : List.of(
                new CipherContext(SCHOOL, BEN, 3), new CipherContext(SCHOOL, ANA, 4), new CipherContext(BEN, ANA, 3))) {
            assertThatThrownBy(() -> cipher.decrypt(other, stored))
                    .isInstanceOf(DecryptionFailed.class)
                    .hasMessageNotContaining("7KQ4MX");
        }
    }

    @Test
    void doesNotOpenWithAnyBitChanged() {
        byte[] stored = cipher.encrypt(ANAS, "7KQ4MX");

        for (int place = 0; place < stored.length; place++) {
            byte[] altered = stored.clone();
            altered[place] ^= 1;
            assertThatThrownBy(() -> cipher.decrypt(ANAS, altered)).isInstanceOf(DecryptionFailed.class);
        }
    }

    @Test
    void doesNotOpenWithAnotherServicesKey() {
        byte[] stored = cipher.encrypt(ANAS, "7KQ4MX");

        assertThatThrownBy(() -> new DataCipher(keys.of("mfd-gateway")).decrypt(ANAS, stored))
                .isInstanceOf(DecryptionFailed.class);
    }
}
