package platen.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Session;
import platen.gateway.settings.domain.Settings;
import platen.kit.crypto.KeyMaterialGenerator;

class SessionTokensTest {

    private static final PairedDevice DEVICE =
            new PairedDevice(UUID.randomUUID(), UUID.randomUUID(), "Library", Optional.empty(), Settings.DEFAULT);
    private static final Instant START = Instant.parse("2026-01-05T08:30:00.123Z");
    private static final Session SESSION = new Session(
            DEVICE.organisation(),
            UUID.randomUUID(),
            DEVICE.id(),
            UUID.randomUUID(),
            CredentialKind.CARD,
            UUID.randomUUID(),
            17,
            START,
            START.plus(Duration.ofHours(2)),
            Duration.ofSeconds(60));

    @TempDir
    private static Path keys;

    private static SessionTokens tokens;

    @BeforeAll
    static void readKeys() {
        tokens = tokens(keys);
    }

    private static SessionTokens tokens(Path keys) {
        KeyMaterialGenerator.generate(keys);
        return new SessionTokens(new SessionKeys(keys.resolve("mfd-gateway").toString()));
    }

    @Test
    void carriesTheWholeSession() {
        assertThat(tokens.read(DEVICE, tokens.issue(SESSION))).contains(SESSION);
    }

    @Test
    void isReadByEveryReplicaWithTheSameKeys() {
        assertThat(tokens(keys).read(DEVICE, tokens.issue(SESSION))).contains(SESSION);
    }

    @Test
    void isNothingToAnotherDeviceOrOrganisation() {
        String token = tokens.issue(SESSION);

        assertThat(tokens.read(
                        new PairedDevice(
                                DEVICE.organisation(), UUID.randomUUID(), "Other", Optional.empty(), Settings.DEFAULT),
                        token))
                .isEmpty();
        assertThat(tokens.read(
                        new PairedDevice(UUID.randomUUID(), DEVICE.id(), "Other", Optional.empty(), Settings.DEFAULT),
                        token))
                .isEmpty();
    }

    @Test
    void isNothingToWhoeverHoldsOtherKeys(@TempDir Path otherKeys) {
        assertThat(tokens(otherKeys).read(DEVICE, tokens.issue(SESSION))).isEmpty();
    }

    @Test
    void isVoidWhenAnyByteIsChanged() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.issue(SESSION));
        for (int place = 0; place < token.length; place++) {
            byte[] changed = token.clone();
            changed[place] ^= 1;

            assertThat(tokens.read(
                            DEVICE, Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @Test
    void readsNothingIntoNonsense() {
        assertThat(tokens.read(DEVICE, "")).isEmpty();
        assertThat(tokens.read(DEVICE, "no base64!")).isEmpty();
        assertThat(tokens.read(DEVICE, "AAAA")).isEmpty();
    }
}
