package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class CardPinTest extends GatewaySuite {

    private static final String CARD = "04A22B1C";
    private static final String PIN = "7295";

    private UUID ana;
    private UUID anasCard;
    private Panel panel;

    @BeforeEach
    void anaHasACardAndAPin() {
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        anasCard = UUID.randomUUID();
        office.registerCard(ana, anasCard, CARD, null);
        office.setPin(ana, 1, PIN);
        office.awaitPin(ana, 1);
        panel = office.panel();
    }

    @Test
    void logsInInOneStep() {
        Answer answer = panel.logInWithPin(CARD, PIN);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("user").path("id").asText()).isEqualTo(ana.toString());
    }

    @Test
    void logsInInTwoSteps() {
        Answer asked = panel.logIn("card", "04:a2:2b:1c");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("next").asText()).isEqualTo("pin");
        assertThat(asked.json().path("expiresInSeconds").asInt()).isEqualTo(300);
        assertThat(panel.goOn(asked.ticket(), PIN).status()).isEqualTo(201);
        assertThat(panel.goOn(asked.ticket(), PIN).problem()).isEqualTo("/problems/ticket-gone");
        office.awaitAttempts(1);
    }

    @Test
    void givesAnotherTicketForEachWrongPin() {
        Answer asked = panel.logIn("card", CARD);

        Answer wrong = panel.goOn(asked.ticket(), "0000");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("/problems/login-refused");
        assertThat(panel.goOn(asked.ticket(), PIN).status()).isEqualTo(422);
        assertThat(panel.goOn(wrong.json().path("again").path("ticket").asText(), PIN)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isOfOneDeviceAndFiveMinutes() {
        String ticket = panel.logIn("card", CARD).ticket();

        assertThat(office.panel().goOn(ticket, PIN).status()).isEqualTo(422);
        clock.advance(Duration.ofMinutes(5));
        assertThat(panel.goOn(ticket, PIN).status()).isEqualTo(422);
    }

    @Test
    void answersAnAttemptThatIsSentAgainAsBefore() {
        String ticket = panel.logIn("card", CARD).ticket();
        Answer first = panel.goOn("pin-1", ticket, PIN);
        office.awaitAttempts(1);

        assertThat(panel.goOn("pin-1", ticket, PIN)).isEqualTo(first);
        assertThat(panel.goOn("pin-1", ticket, "0000").status()).isEqualTo(422);
    }

    @Test
    void refusesForEveryCauseInTheSameWords() {
        UUID bob = office.personWithCode("Bob", "BBBB22");
        office.registerCard(bob, UUID.randomUUID(), "04BBBBBB", null);
        office.setPin(bob, 1, PIN);
        office.awaitPin(bob, 1);
        office.say(bob, "user-deactivated", "Bob", "inactive");
        office.awaitPerson(bob, "inactive");
        UUID carl = office.personWithCode("Carl", "CCCC33");
        office.registerCard(carl, UUID.randomUUID(), "04CCCCCC", null);
        office.awaitCards(carl, 1);

        Set<Answer> answers = new LinkedHashSet<>();
        answers.add(panel.logInWithPin(CARD, "0000"));
        answers.add(panel.logInWithPin("04DDDDDD", PIN));
        answers.add(panel.logInWithPin("04BBBBBB", PIN));
        answers.add(panel.logInWithPin("04CCCCCC", PIN));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.status() == 401);
        assertThat(office.database.count(
                        "select count(*) from attempt where organisation_id = ? and kind = 'card_pin' and reason = 'wrong-pin'"
                                + " and user_id = ?",
                        office.id,
                        ana))
                .isOne();
    }

    @Test
    void asksNobodyWithoutAPin() {
        UUID carl = office.personWithCode("Carl", "CCCC33");
        office.registerCard(carl, UUID.randomUUID(), "04CCCCCC", null);
        office.awaitCards(carl, 1);

        assertThat(panel.logIn("card", "04CCCCCC").status()).isEqualTo(201);
    }

    @Test
    void doesNotAskWhoLeaves() {
        panel.logInWithPin(CARD, PIN);
        clock.advance(Duration.ofSeconds(3));

        assertThat(panel.logIn("card", CARD).json().path("next").asText()).isEqualTo("logged_out");
    }

    @Test
    void takesTheNewestPinOnly() {
        office.setPin(ana, 3, "8316");
        office.awaitPin(ana, 3);
        office.setPin(ana, 2, "5555");
        office.registerCard(ana, UUID.randomUUID(), "04EEEEEE", null);
        office.awaitCards(ana, 2);

        assertThat(panel.logInWithPin(CARD, PIN).status()).isEqualTo(401);
        assertThat(panel.logInWithPin(CARD, "5555").status()).isEqualTo(401);
        assertThat(panel.logInWithPin(CARD, "8316").status()).isEqualTo(201);
    }

    @Test
    void asksNoLongerForAPinThatWasTakenAway() {
        office.setPin(ana, 2, null);
        office.awaitPin(ana, 2);

        assertThat(panel.logIn("card", CARD).status()).isEqualTo(201);
        assertThat(panel.logInWithPin(CARD, PIN).status()).isEqualTo(401);
    }

    @Test
    void endsWithItsCard() {
        String session = panel.logInWithPin(CARD, PIN).sessionId();
        assertThat(panel.session(session).status()).isEqualTo(200);

        office.removeCard(ana, anasCard, CARD);

        await().until(() -> panel.session(session).status() == 404);
    }

    @Test
    void isKeptInNoTableAsItWasSent() {
        String ticket = panel.logIn("card", CARD).ticket();
        panel.goOn(ticket, PIN);
        office.awaitAttempts(1);

        assertThat(office.database.dump())
                .noneMatch(value -> value.contains(ticket) || value.contains("pbkdf2") || value.contains(CARD));
    }

    @Test
    void isForgottenWithThePerson() {
        office.deletePerson(ana);
        office.awaitPerson(ana, "deleted");
        office.setPin(ana, 2, PIN);
        UUID after = office.personWithCode("Bob", "BBBB22");

        assertThat(after).isNotNull();
        await().until(() -> office.database.count(
                        "select count(*) from inbox_position where topic = 'accesscode.credential' and key = ? and sequence = 4",
                        ana.toString())
                == 1);
        assertThat(office.database.count("select count(*) from card_pin where user_id = ?", ana))
                .isZero();
    }

    @Test
    void slowsGuessesAtOnePersonWhereverTheyComeFrom() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(office.panel().logInWithPin(CARD, "000" + guess).status())
                    .isEqualTo(401);
        }

        Answer right = panel.logInWithPin(CARD, PIN);

        assertThat(right.status()).isEqualTo(429);
        assertThat(right.retryAfter()).contains("30");
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        String ticket = panel.logIn("card", CARD).ticket();
        assertThat(panel.goOn(ticket, PIN).status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(31));
        assertThat(panel.goOn(ticket, PIN).status()).isEqualTo(201);
    }

    @Test
    void slowsGuessesAtACardThatIsNobodysJustSo() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(office.panel().logInWithPin("04DDDDDD", "000" + guess).status())
                    .isEqualTo(401);
        }

        Answer sixth = panel.logInWithPin("04:DD:DD:DD", PIN);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.retryAfter()).contains("30");
    }

    @Test
    void countsEachOfManyGuessesAtTheSameTime() {
        List<Panel> panels = Parallel.inSequence(12, office::panel);

        List<Answer> answers = Parallel.run(12, number -> panels.get(number).logInWithPin(CARD, "000" + number));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(7);
    }

    @Test
    void wantsACardOrATicketAndAPin() {
        Answer answer = Http.send(
                "POST",
                "/v1/sessions",
                panel.token(),
                Map.of("attemptId", "a", "credential", Map.of("type", "card_pin", "pin", "")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/credential/pin", "/credential/value");
    }
}
