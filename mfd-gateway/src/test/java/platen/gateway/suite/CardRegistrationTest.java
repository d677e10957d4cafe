package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Cards nobody has, and whoever shows at the device that they are theirs. */
@QuarkusTest
@WithEngines
class CardRegistrationTest extends GatewaySuite {

    private static final String CARD = "04:a2:3f:b1";
    private static final String CANONICAL = "04A23FB1";

    @Test
    void offersToRegisterACardThatLetsNobodyInAndCountsItAllTheSame() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), "5566AA77", "2020-01-01T00:00:00Z");
        office.awaitCards(ana, 1);
        Panel panel = office.panel();

        Answer unknown = panel.logIn("card", CARD);
        Answer expired = panel.logIn("card", "5566AA77");

        for (Answer answer : new Answer[] {unknown, expired}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("next").asText()).isEqualTo("register_card");
            assertThat(answer.json().path("ticket").asText()).startsWith(hex(office.id) + ".");
            assertThat(answer.json().path("expiresInSeconds").asInt()).isEqualTo(300);
        }
        office.awaitAttempts(2);
        for (int failure = 2; failure < 5; failure++) {
            assertThat(panel.logIn("card", CARD).status()).isEqualTo(200);
        }
        assertThat(panel.logIn("card", CARD).status()).isEqualTo(429);
    }

    @Test
    void offersAgainToWhoSendsTheSameAttemptAgain() {
        Panel panel = office.panel();

        Answer first = panel.logIn("tap-1", "card", CARD);
        Answer second = panel.logIn("tap-1", "card", CARD);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("next")).isEqualTo(first.json().path("next"));
        office.awaitAttempts(1);
    }

    @Test
    void offersNothingForCardsThatCannotBeRegistered() {
        Panel panel = office.panel();

        assertThat(panel.logIn("card", "08C3A19F").status()).isEqualTo(401);
        assertThat(panel.logIn("card", "12").status()).isEqualTo(401);
        assertThat(panel.logIn("code", "NOBODY").status()).isEqualTo(401);
        office.registration(Map.of("allowedCards", "04[0-9A-F]{12}"));
        assertThat(panel.logIn("card", CARD).status()).isEqualTo(401);
        assertThat(panel.logIn("card", "04A1B2C3D4E580").status()).isEqualTo(200);
        office.registration(Map.of("byCode", false, "byOneTimeCode", false));
        assertThat(panel.logIn("card", CARD).status()).isEqualTo(401);
    }

    @Test
    void registersTheCardOfWhoLogsInByCodeAndTellsAccesscodeSealed() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String ticket = ticket(panel);

        Answer answer = panel.register(ticket, "K7P2M9");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/user/displayName").asText()).isEqualTo("Ana Silva");
        assertThat(answer.json().path("cardRegistered").asBoolean()).isTrue();
        assertThat(panel.session(answer.sessionId()).status()).isEqualTo(200);
        TestRecord proven = proven(ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(proven.value()));
        assertThat(proven.data().path("by").asText()).isEqualTo("code");
        assertThat(proven.data().path("deviceId").asText()).isEqualTo(panel.id().toString());
        assertThat(office.opened("accesscode", ana, proven, "sealedCard")).isEqualTo(CANONICAL);
        assertThat(office.database.dump()).noneMatch(value -> value.contains(CANONICAL) || value.contains(CARD));
    }

    @Test
    void letsWhoMistypesTryAgainWithTheSameTicket() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String ticket = ticket(panel);

        Answer wrong = panel.register(ticket, "NOBODY");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("/problems/login-refused");
        assertThat(panel.register(ticket, "K7P2M9")
                        .json()
                        .path("cardRegistered")
                        .asBoolean())
                .isTrue();
        proven(ana);
        office.awaitAttempts(3);
    }

    @Test
    void registersOnceWithATicketAndOnlyInTimeAndAtItsDevice() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String used = ticket(panel);
        assertThat(panel.register(used, "K7P2M9").json().path("cardRegistered").asBoolean())
                .isTrue();

        assertNotRegistered(panel.register(used, "K7P2M9"));
        assertNotRegistered(office.panel("Another copier").register(ticket(panel), "K7P2M9"));
        assertNotRegistered(panel.register("no ticket", "K7P2M9"));
        String late = ticket(panel);
        clock.advance(Duration.ofMinutes(5));
        assertNotRegistered(panel.register(late, "K7P2M9"));
        proven(ana);
        assertThat(office.topics.all(
                        "mfd.activity",
                        record -> record.is("card-association-proven")
                                && String.valueOf(record.key()).startsWith(office.id.toString())))
                .hasSize(1);
    }

    private static void assertNotRegistered(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("cardRegistered").asBoolean(true)).isFalse();
    }

    @Test
    void answersBadRequestsClearly() {
        Panel panel = office.panel();
        String ticket = ticket(panel);

        assertThat(panel.registration(Map.of("attemptId", "a", "ticket", ticket))
                        .status())
                .isEqualTo(400);
        assertThat(panel.registration(Map.of(
                                "attemptId",
                                "a",
                                "ticket",
                                ticket,
                                "credential",
                                Map.of("type", "code", "value", "K7P2M9"),
                                "mailTo",
                                Map.of("username", "ana")))
                        .status())
                .isEqualTo(400);
        Answer notOffered = panel.registerByMail(ticket, "ana");
        assertThat(notOffered.status()).isEqualTo(422);
        assertThat(notOffered.problem()).isEqualTo("/problems/registration-not-offered");
        office.registration(Map.of("byCode", false, "byMail", true));
        assertThat(panel.register(ticket, "K7P2M9").status()).isEqualTo(422);
        assertThat(panel.registerByMail("no ticket", "ana").status()).isEqualTo(410);
    }

    private static String ticket(Panel panel) {
        return panel.logIn("card", CARD).json().path("ticket").asText();
    }

    private TestRecord proven(UUID user) {
        return office.activity("card-association-proven", user);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
