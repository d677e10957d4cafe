package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTokensTest {

    private static final UUID SCHOOL = UUID.fromString("ff6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");

    @Test
    void beginsWithTheOrganisation() {
        SecretToken token = SecretTokens.create(SCHOOL);

        assertThat(token.value()).matches("ff6d1c1e4f2a4f6b9d6e0a1b2c3d4e5f\\.[A-Za-z0-9_-]{43}");
        assertThat(token.hash()).hasSize(32).isEqualTo(SecretTokens.hash(token.value()));
    }

    @Test
    void isReadBackForAnyOrganisation() {
        for (int i = 0; i < 200; i++) {
            UUID organisation = UUID.randomUUID();
            SecretToken token = SecretTokens.create(organisation);

            var presented = SecretTokens.parse(token.value()).orElseThrow();

            assertThat(presented.organisation()).isEqualTo(organisation);
            assertThat(SecretTokens.matches(token.hash(), presented.hash())).isTrue();
        }
    }

    @Test
    void matchesNoOther() {
        SecretToken token = SecretTokens.create(SCHOOL);
        SecretToken other = SecretTokens.create(SCHOOL);

        assertThat(SecretTokens.matches(token.hash(), other.hash())).isFalse();
        assertThat(SecretTokens.matches(token.hash(), new byte[0])).isFalse();
    }

    @Test
    void neverRepeats() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            values.add(SecretTokens.create(SCHOOL).value());
        }

        assertThat(values).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "ff6d1c1e4f2a4f6b9d6e0a1b2c3d4e5f",
                "ff6d1c1e4f2a4f6b9d6e0a1b2c3d4e5f.short",
                "FF6D1C1E4F2A4F6B9D6E0A1B2C3D4E5F.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ff6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ff6d1c1e4f2a4f6b9d6e0a1b2c3d4e5f.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
            })
    void readsNothingElse(String text) {
        assertThat(SecretTokens.parse(text)).isEmpty();
    }

    @Test
    void showsNothingWhenPrinted() {
        SecretToken token = SecretTokens.create(SCHOOL);

        assertThat(token.toString()).isEqualTo("SecretToken[organisation=" + SCHOOL + ", value=…]");
        assertThat(SecretTokens.parse(token.value()).orElseThrow().toString()).doesNotContain(token.value());
    }
}
