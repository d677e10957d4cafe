package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import platen.google.fake.FakeKeys;

class ServiceAccountKeyTest {

    @Test
    void readsAKeyAsGoogleWritesIt() {
        var key = new ServiceAccountKey("a@b", "1", FakeKeys.pem(FakeKeys.generate(2048)));

        assertThat(key.signingKey()).isPresent();
    }

    @Test
    void refusesWhatIsNoKeyOrAWeakOne() {
        assertThat(new ServiceAccountKey("a@b", "1", "nonsense").signingKey()).isEmpty();
        assertThat(new ServiceAccountKey("a@b", "1", "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----")
                        .signingKey())
                .isEmpty();
        assertThat(new ServiceAccountKey("a@b", "1", FakeKeys.pem(FakeKeys.generate(1024))).signingKey())
                .isEmpty();
    }

    @Test
    void keepsTheKeyOutOfTexts() {
        assertThat(new ServiceAccountKey("a@b", "1", "secret").toString()).doesNotContain("secret");
    }
}
