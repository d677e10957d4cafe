package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.KeyRotation;
import platen.kit.crypto.KeyRotation.Step;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.WithEngines;

/** People log in, and stay logged in, while what they are found by moves from one key to the next. */
@QuarkusTest
@WithEngines
class IndexKeyRotationTest extends GatewaySuite {

    private static final String CREDENTIALS = "accesscode.credential";

    @Inject
    KeyMaterial keys;

    @Test
    void letsPeopleInUnderEitherKeyAndKeepsTheirSessions() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID card = UUID.randomUUID();
        office.registerCard(ana, card, "04A22B1C", null);
        office.awaitCards(ana, 1);
        Panel panel = office.panel();
        Panel atCode = office.panel();
        Panel atCard = office.panel();
        String byCode = atCode.logIn("code", "K7P2M9").sessionId();
        String byCard = atCard.logIn("card", "04A22B1C").sessionId();

        rotate(Step.ADD);
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        rotate(Step.PROMOTE);
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(201);

        repeatCode(ana, "K7P2M9");
        repeatCard(ana, card, "04A22B1C");
        awaitIndex(ana, "code", "access-code", "K7P2M9");
        awaitIndex(ana, "card", "card", "04A22B1C");

        assertThat(atCode.session(byCode).status()).isEqualTo(200);
        assertThat(atCard.session(byCard).status()).isEqualTo(200);
        rotate(Step.RETIRE);
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(201);
        assertThat(panel.logIn("code", "AAAAAA").status()).isEqualTo(401);
        rotate(Step.RESTORE);
    }

    private void rotate(Step step) {
        KeyRotation.of(TestKeys.of("mfd-gateway").getParent(), "mfd-gateway", "index")
                .take(step);
        keys.reload();
    }

    /** As accesscode-service repeats its state: the same version. */
    private void repeatCode(UUID user, String code) {
        office.publish(
                CREDENTIALS,
                user,
                TestEvent.example(CREDENTIALS, "access-code-issued")
                        .data("userId", user)
                        .data("version", 1)
                        .data("blindIndex", index("access-code", code))
                        .attribute("republished", true));
    }

    private void repeatCard(UUID user, UUID card, String number) {
        office.publish(
                CREDENTIALS,
                user,
                TestEvent.example(CREDENTIALS, "card-registered")
                        .data("userId", user)
                        .data("cardId", card)
                        .data("blindIndex", index("card", number))
                        .data("validUntil", null)
                        .attribute("republished", true));
    }

    private void awaitIndex(UUID user, String kind, String type, String value) {
        byte[] expected = Base64.getUrlDecoder().decode(index(type, value));
        await().until(() -> office.database.count(
                        "select count(*) from credential where user_id = ? and kind = ? and blind_index = ?",
                        user,
                        kind,
                        expected)
                == 1);
    }

    private String index(String type, String value) {
        var current = new BlindIndex(KeyMaterial.in(TestKeys.of("accesscode")));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(current.of(office.id, type, value));
    }
}
