package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

@QuarkusTest
@WithEngines
class LoginTest extends GatewaySuite {

    @Test
    void logsInByCodeHoweverItIsTyped() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        Answer answer = panel.logIn("code", "k7p-2m9");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("user").path("id").asText()).isEqualTo(ana.toString());
        assertThat(answer.json().path("user").path("displayName").asText()).isEqualTo("Ana Silva");
        assertThat(answer.json().path("idleTimeoutSeconds").asInt()).isEqualTo(60);
        assertThat(Instant.parse(answer.json().path("expiresAt").asText()))
                .isAfter(Instant.now().plus(Duration.ofHours(1)));
        assertThat(answer.sessionId()).isNotEmpty();
    }

    @Test
    void logsInByCardWhateverTheReaderPutsBetweenItsDigits() {
        UUID ana = office.person("Ana Silva");
        office.registerCard(ana, UUID.randomUUID(), "04A22B1C", null);
        office.awaitPerson(ana, "active");
        office.awaitCards(ana, 1);

        assertThat(office.panel().logIn("card", "04:a2:2b:1c").status()).isEqualTo(201);
    }

    @Test
    void keepsCodesAndCardsApart() {
        office.registration(Map.of("byCode", false, "byOneTimeCode", false));
        UUID ana = office.personWithCode("Ana Silva", "1234567");
        office.registerCard(ana, UUID.randomUUID(), "7654321", null);
        office.awaitCards(ana, 1);
        Panel panel = office.panel();

        assertThat(panel.logIn("card", "1234567").status()).isEqualTo(401);
        assertThat(panel.logIn("code", "7654321").status()).isEqualTo(401);
    }

    @Test
    void refusesForEveryCauseInTheSameWords() {
        UUID inactive = office.personWithCode("Bob", "BBBB22");
        office.say(inactive, "user-deactivated", "Bob", "inactive");
        office.awaitPerson(inactive, "inactive");
        UUID unknown = UUID.randomUUID();
        office.issueCode(unknown, 1, "CCCC33");
        office.awaitCode(unknown, 1);
        Panel panel = office.panel();
        Set<Answer> answers = new LinkedHashSet<>();

        answers.add(panel.logIn("code", "NOBODY"));
        answers.add(panel.logIn("code", "BBBB22"));
        answers.add(panel.logIn("code", "CCCC33"));
        answers.add(panel.logIn("code", "!"));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.status() == 401);
        assertThat(answers).allMatch(answer -> answer.problem().equals("/problems/login-refused"));
    }

    @Test
    void letsAPersonInAsSoonAsBothEventsAreThere() {
        UUID ana = UUID.randomUUID();
        office.issueCode(ana, 1, "K7P2M9");
        office.awaitCode(ana, 1);
        Panel panel = office.panel();
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);

        office.say(ana, "user-created", "Ana Silva", "active");
        office.awaitPerson(ana, "active");

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void refusesACardAfterItsLastDay() {
        office.registration(Map.of("byCode", false, "byOneTimeCode", false));
        UUID ana = office.person("Ana Silva");
        office.registerCard(
                ana,
                UUID.randomUUID(),
                "04A22B1C",
                Instant.now().plusSeconds(600).toString());
        office.awaitPerson(ana, "active");
        office.awaitCards(ana, 1);
        Panel panel = office.panel();
        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(201);

        clock.advance(Duration.ofMinutes(10));

        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(401);
    }

    @Test
    void refusesARetiredCodeARemovedCardAndADeletedPerson() {
        office.registration(Map.of("byCode", false, "byOneTimeCode", false));
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID card = UUID.randomUUID();
        office.registerCard(ana, card, "04A22B1C", null);
        office.awaitCards(ana, 1);
        UUID bob = office.personWithCode("Bob", "BBBB22");
        Panel panel = office.panel();

        office.retireCode(ana, 2);
        office.removeCard(ana, card, "04A22B1C");
        office.deletePerson(bob);
        office.awaitCode(ana, 2);
        office.awaitCards(ana, 0);
        office.awaitPerson(bob, "deleted");

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);
        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(401);
        assertThat(panel.logIn("code", "BBBB22").status()).isEqualTo(401);
        assertThat(office.database.count("select count(*) from person where user_id = ? and display_name is null", bob))
                .isOne();
    }

    @Test
    void knowsNobodyOfAnotherOrganisation() {
        office.personWithCode("Ana Silva", "K7P2M9");
        try (Office other = new Office()) {
            assertThat(other.panel().logIn("code", "K7P2M9").status()).isEqualTo(401);
        }
    }

    @Test
    void tellsTheOthersOfLoginsAndRefusals() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        panel.logIn("code", "K7P2M9");
        panel.logIn("code", "NOBODY");

        TestRecord succeeded =
                office.topics.await("mfd.activity", record -> record.is("login-succeeded") && of(record, panel));
        TestRecord refused =
                office.topics.await("mfd.activity", record -> record.is("login-refused") && of(record, panel));
        ContractChecks.ofRepository().assertValid(String.valueOf(succeeded.value()));
        ContractChecks.ofRepository().assertValid(String.valueOf(refused.value()));
        assertThat(succeeded.key()).isEqualTo(office.id + "|" + ana);
        assertThat(refused.key()).isEqualTo(office.id + "|" + panel.id());
        assertThat(refused.data().path("reason").asText()).isEqualTo("unknown");
    }

    @Test
    void saysWhatIsWrongWithARequestWithoutRepeatingIt() {
        Panel panel = office.panel();

        Answer invalid = Http.send(
                "POST",
                "/v1/sessions",
                panel.token(),
                "{\"attemptId\":\"no spaces\",\"credential\":{\"type\":\"code\"}}");
        Answer unknownType = Http.send(
                "POST",
                "/v1/sessions",
                panel.token(),
                "{\"attemptId\":\"a\",\"credential\":{\"type\":\"face\",\"value\":\"K7P2M9\"}}");

        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/attemptId", "/credential/value");
        assertThat(unknownType.status()).isEqualTo(400);
        assertThat(unknownType.text()).doesNotContain("K7P2M9");
    }

    @Test
    void showsWhenADeviceWasLastSeen() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        panel.logIn("code", "K7P2M9");

        await().until(() -> !Http.send("GET", "/api/v1/devices/" + panel.id(), office.admin(), null)
                .json()
                .path("lastSeenAt")
                .isNull());
    }

    private static boolean of(TestRecord record, Panel panel) {
        return record.data().path("deviceId").asText().equals(panel.id().toString());
    }
}
