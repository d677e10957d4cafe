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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class PasswordTest extends GatewaySuite {

    private static final String PASSWORD = PasswordProviderServer.PASSWORD;

    private final PasswordProviderServer provider = new PasswordProviderServer();
    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaSignsInAtTheProvider() {
        set(false);
        ana = office.personWithPassword("Ana Silva", "ana");
        panel = office.panel();
    }

    private void set(boolean enforcesMfa) {
        set(enforcesMfa, Map.of());
    }

    private void set(boolean enforcesMfa, Map<String, ?> registration) {
        office.passwords(provider, enforcesMfa, Map.of("registration", registration));
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void logsInWhomTheProviderKnows() {
        Answer answer = panel.logInByPassword("ana", PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("user").path("id").asText()).isEqualTo(ana.toString());
        assertThat(panel.session(answer.sessionId()).status()).isEqualTo(200);
        assertThat(provider.asked)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "password")
                        .containsEntry("client_id", "printers")
                        .containsEntry("client_secret", "client secret"));
        office.awaitAttempts(1);
        assertThat(panel.session(answer.sessionId()).status()).isEqualTo(200);
    }

    @Test
    void endsWhenThePersonIsDisabled() {
        String session = panel.logInByPassword("ana", PASSWORD).sessionId();

        office.say(ana, "user-deactivated", "Ana Silva", "inactive");

        await().until(() -> panel.session(session).status() == 404);
        assertThat(panel.logInByPassword("ana", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void hasIdentityBindASignInThatIsNotKnownHereYet() {
        assertThat(panel.logInByPassword("new-" + office.id, PASSWORD).status()).isEqualTo(401);
        office.awaitAttempts(1);

        AccessCodeStandIn.saysItIs(office.id, ana);
        Answer login = panel.logInByPassword("new-" + office.id, PASSWORD);

        assertThat(login.status()).isEqualTo(201);
        assertThat(login.json().path("user").path("id").asText()).isEqualTo(ana.toString());
        AccessCodeStandIn.saysItIs(office.id, UUID.randomUUID());
        assertThat(panel.logInByPassword("new-" + office.id, PASSWORD).status()).isEqualTo(401);
        AccessCodeStandIn.saysNothing(office.id);
        Answer away = panel.logInByPassword("new-" + office.id, PASSWORD);
        assertThat(away.status()).isEqualTo(503);
        AccessCodeStandIn.saysItIs(office.id, ana);
        office.say(ana, "user-deactivated", "Ana Silva", "inactive");
        await().until(() -> panel.session(login.sessionId()).status() == 404);
        assertThat(panel.logInByPassword("new-" + office.id, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void refusesForEveryCauseInTheSameWordsAndLogsWhy() {
        Set<Answer> answers = new LinkedHashSet<>();
        answers.add(panel.logInByPassword("ana", "wrong"));
        answers.add(panel.logInByPassword("nobody-here", PASSWORD));
        answers.add(panel.logInByPassword("second-factor", PASSWORD));
        answers.add(panel.logInByPassword("enrol", PASSWORD));
        answers.add(office.panel().logInByPassword("interaction", PASSWORD));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.status() == 401);
        assertThat(office.database.rows(
                        "select reason, count(*) as times from attempt where organisation_id = ? group by reason",
                        office.id))
                .containsExactlyInAnyOrder(
                        Map.of("reason", "wrong-password", "times", 1L),
                        Map.of("reason", "unbound", "times", 1L),
                        Map.of("reason", "mfa-required", "times", 3L));
    }

    @Test
    void countsNothingWhileTheProviderIsAway() {
        Answer away = panel.logInByPassword("down", PASSWORD);
        Answer misconfigured = panel.logInByPassword("client", PASSWORD);

        assertThat(List.of(away, misconfigured)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("/problems/cannot-be-checked");
            assertThat(answer.retryAfter()).contains("5");
        });
        provider.close();
        assertThat(panel.logInByPassword("ana", PASSWORD).status()).isEqualTo(503);
        assertThat(office.database.count(
                        "select count(*) from device_throttle where organisation_id = ? and failures > 0", office.id))
                .isZero();
        assertThat(office.database.count(
                        "select count(*) from account_throttle where organisation_id = ? and failures > 0", office.id))
                .isZero();
    }

    @Test
    void slowsGuessesAtOneAccountWhereverTheyComeFrom() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(office.panel()
                            .logInByPassword(guess % 2 == 0 ? "ana" : " ANA ", "wrong")
                            .status())
                    .isEqualTo(401);
        }
        int asked = provider.asked.size();

        Answer right = panel.logInByPassword("ana", PASSWORD);

        assertThat(right.status()).isEqualTo(429);
        assertThat(right.retryAfter()).isPresent();
        assertThat(provider.asked).hasSize(asked);
        clock.advance(Duration.ofSeconds(31));
        assertThat(panel.logInByPassword("ana", PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void answersAnAttemptThatIsSentAgainAsBefore() {
        Answer first = panel.logInByPassword("attempt", "ana", PASSWORD);
        office.awaitAttempts(1);

        assertThat(panel.logInByPassword("attempt", "ana", PASSWORD)).isEqualTo(first);
        assertThat(panel.logInByPassword("attempt", "ana", "other").status()).isEqualTo(422);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void provesNobodyByPasswordWhereASecondFactorIsEnforced() {
        set(true);

        assertThat(panel.logInByPassword("ana", PASSWORD).status()).isEqualTo(401);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void isOfferedWhereItIsSetOnly() {
        office.set(Map.of());

        Answer answer = panel.logInByPassword("ana", PASSWORD);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("/problems/method-not-offered");
    }

    @Test
    void isKeptNowhere() {
        panel.logInByPassword("ana", PASSWORD);
        panel.logInByPassword("ana", PASSWORD + " mistyped");
        office.awaitAttempts(2);

        assertThat(office.database.dump()).noneMatch(value -> value.contains(PASSWORD));
        assertThat(office.topics.all("mfd.activity"))
                .noneMatch(record -> String.valueOf(record.value()).contains(PASSWORD));
    }

    @Test
    void registersTheCardOfWhoKnowsTheirPasswordAndMailsWhoNeedsMore() {
        set(false, Map.of("byPassword", true, "byMail", true));
        String ticket = panel.logIn("card", "04A23FB1").json().path("ticket").asText();

        assertThat(panel.registerByPassword(ticket, "ana", "wrong").status()).isEqualTo(401);
        Answer right = panel.registerByPassword(ticket, "ana", PASSWORD);
        assertThat(right.status()).isEqualTo(201);
        assertThat(right.json().path("cardRegistered").asBoolean()).isTrue();
        var proven = office.activity("card-association-proven", ana);
        assertThat(proven.data().path("by").asText()).isEqualTo("password");

        set(true, Map.of("byPassword", true, "byMail", true));
        String another = panel.logIn("card", "5566AA77").json().path("ticket").asText();
        Answer more = panel.registerByPassword(another, "ana", PASSWORD);
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.text()).isEqualTo("{\"next\":\"check_mail\"}");

        set(true, Map.of("byPassword", true, "byMail", false));
        String last = panel.logIn("card", "04A23FB2").json().path("ticket").asText();
        assertThat(panel.registerByPassword(last, "ana", PASSWORD).status()).isEqualTo(401);
    }
}
