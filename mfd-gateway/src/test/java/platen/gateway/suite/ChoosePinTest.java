package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Devices that want a PIN beside each card, and people who have none yet. */
@QuarkusTest
@WithEngines
class ChoosePinTest extends GatewaySuite {

    private static final String CARD = "04A22B1C";
    private static final String PIN = "7295";

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaHasACardAndNoPin() {
        office.set(Map.of("pin", "always"));
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        office.awaitCards(ana, 1);
        panel = office.panel();
    }

    @Test
    void passesOnThePinOfWhoProvesThemselvesAndLogsThemIn() {
        Answer asked = panel.logIn("card", CARD);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("next").asText()).isEqualTo("set_pin");

        Answer chosen = panel.choosePin(asked.ticket(), "k7p-2m9", PIN);

        assertThat(chosen.status()).isEqualTo(201);
        assertThat(chosen.json().path("user").path("id").asText()).isEqualTo(ana.toString());
        TestRecord event = office.topics.await(
                "mfd.activity",
                record -> record.is("card-pin-chosen")
                        && record.data().path("userId").asText().equals(ana.toString()));
        ContractChecks.ofRepository().assertValid(String.valueOf(event.value()));
        assertThat(event.key()).isEqualTo(office.id + "|" + ana);
        assertThat(event.data().path("version").asLong()).isOne();
        assertThat(opened(event)).isEqualTo(PIN);
    }

    @Test
    void asksForThePinOnceItIsSet() {
        office.setPin(ana, 1, PIN);
        office.awaitPin(ana, 1);

        Answer asked = panel.logIn("card", CARD);

        assertThat(asked.json().path("next").asText()).isEqualTo("pin");
        assertThat(panel.goOn(asked.ticket(), PIN).status()).isEqualTo(201);
    }

    @Test
    void letsNobodyProveItWithSomebodyElsesCode() {
        office.personWithCode("Bob", "BBBB22");
        String ticket = panel.logIn("card", CARD).ticket();

        Answer bobs = panel.choosePin(ticket, "BBBB22", PIN);
        Answer nobodys =
                panel.choosePin(bobs.json().path("again").path("ticket").asText(), "NOBODY", PIN);

        assertThat(bobs.status()).isEqualTo(401);
        assertThat(nobodys.status()).isEqualTo(401);
        assertThat(panel.choosePin(ticket, "K7P2M9", PIN).problem()).isEqualTo("/problems/ticket-gone");
        assertThat(panel.choosePin(nobodys.json().path("again").path("ticket").asText(), "K7P2M9", PIN)
                        .status())
                .isEqualTo(201);
        assertThat(office.database.count(
                        "select failures from device_throttle where device_id = ? and kind = 'code'", panel.id()))
                .isEqualTo(2);
    }

    @Test
    void takesNoPinThatEverybodyWouldTry() {
        String ticket = panel.logIn("card", CARD).ticket();

        for (String pin : List.of("1234", "1111", "123", "12a4", "12345678901", "2580", "1212")) {
            Answer refused = panel.choosePin(ticket, "K7P2M9", pin);
            assertThat(refused.status()).as(pin).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("/problems/pin-refused");
            assertThat(refused.text()).doesNotContain(pin + "\"");
        }
        assertThat(panel.choosePin(ticket, "K7P2M9", PIN).status()).isEqualTo(201);
    }

    @Test
    void choosesOnceHoweverOftenItIsSent() {
        String ticket = panel.logIn("card", CARD).ticket();

        Answer first = panel.choosePin("choice", ticket, "K7P2M9", PIN);
        Answer again = panel.choosePin("choice", ticket, "K7P2M9", PIN);
        office.awaitAttempts(1);

        assertThat(again).isEqualTo(first);
        assertThat(panel.choosePin("choice", ticket, "K7P2M9", PIN)).isEqualTo(first);
        assertThat(panel.choosePin(ticket, "K7P2M9", PIN).status()).isEqualTo(422);
        assertThat(office.topics.all("mfd.activity"))
                .filteredOn(record -> record.is("card-pin-chosen")
                        && record.data().path("userId").asText().equals(ana.toString()))
                .hasSize(1);
    }

    @Test
    void asksWhoSendsAPinTheyDoNotHave() {
        assertThat(panel.logInWithPin(CARD, PIN).json().path("next").asText()).isEqualTo("set_pin");
    }

    @Test
    void wantsAPinWhereCardsAreOfferedWithOneOnly() {
        office.set(Map.of("methods", List.of("code", "card_pin"), "pin", "off"));

        assertThat(panel.logIn("card", CARD).json().path("next").asText()).isEqualTo("set_pin");
    }

    private String opened(TestRecord event) {
        var sealed = event.data().path("sealedPin");
        return new Unsealer(KeyMaterial.in(TestKeys.of("accesscode")))
                .openText(
                        new Sealed(
                                sealed.path("recipient").asText(),
                                sealed.path("box").asText()),
                        SealContext.event("platen.mfd.card-pin-chosen.v1", office.id, ana, 1));
    }
}
