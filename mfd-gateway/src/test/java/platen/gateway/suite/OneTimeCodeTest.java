package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.gateway.onetimecodes.UseOneTimeCode;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Codes that who looks after people hands out, each good once. */
@QuarkusTest
@WithEngines
class OneTimeCodeTest extends GatewaySuite {

    private static final String CARD = "04A23FB1";

    @Inject
    UseOneTimeCode useOneTimeCode;

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaAtADeviceThatTakesThem() {
        office.set(Map.of("methods", List.of("code", "card", "one-time-code")));
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        panel = office.panel();
    }

    @Test
    void letsItsHolderInOnceAndIsKeptNowhere() {
        Answer minted = mint(Map.of("purpose", "login"));
        String code = minted.json().path("code").asText();

        assertThat(minted.status()).isEqualTo(201);
        assertThat(code).matches("[0-9]{8}");
        Answer login = panel.logIn("first", "one-time-code", code.substring(0, 4) + " " + code.substring(4));
        assertThat(login.status()).isEqualTo(201);
        assertThat(login.json().at("/user/id").asText()).isEqualTo(ana.toString());
        office.awaitAttempts(1);
        assertThat(panel.session(login.sessionId()).status()).isEqualTo(200);
        assertThat(panel.logIn("first", "one-time-code", code.substring(0, 4) + " " + code.substring(4)))
                .isEqualTo(login);

        Answer again = office.panel().logIn("one-time-code", code);
        assertThat(again.status()).isEqualTo(401);
        var used = list().path("items").path(0);
        assertThat(used.path("state").asText()).isEqualTo("used");
        assertThat(used.path("mintedBy").asText()).isNotEmpty();
        assertThat(used.path("code").asText()).doesNotContainPattern("[0-9]");
        assertThat(office.database.dump()).noneMatch(value -> value.contains(code));
        TestRecord succeeded = office.activity("login-succeeded", ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(succeeded.value()));
        assertThat(succeeded.data().path("credentialType").asText()).isEqualTo("one-time-code");
    }

    @Test
    void letsOneOfTwentyIn() {
        String code = code("login");
        List<Panel> panels = Parallel.inSequence(20, office::panel);

        List<Answer> answers = Parallel.run(20, number -> panels.get(number).logIn("one-time-code", code));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(19);
        assertThat(new LinkedHashSet<>(answers)).hasSize(2);
    }

    /** What keeps two apart that have both been found right. */
    @Test
    void isUsedUpOnce() {
        code("login");
        UUID id = UUID.fromString(list().at("/items/0/id").asText());

        assertThat(Parallel.run(
                        8,
                        number -> useOneTimeCode
                                .use(office.id, id, clock.instant())
                                .await()
                                .indefinitely()))
                .containsOnlyOnce(true);
    }

    @Test
    void isGoodForItsPurposeAlone() {
        String forCard = code("card-registration");
        String forLogin = code("login");

        assertThat(panel.logIn("one-time-code", forCard).status()).isEqualTo(401);
        assertThat(panel.logIn("code", forLogin).status()).isEqualTo(401);
        String ticket = panel.logIn("card", CARD).ticket();
        assertThat(register(ticket, forLogin).status()).isEqualTo(401);
        assertThat(register("gone", forCard).problem()).isEqualTo("/problems/ticket-gone");

        Answer registered = register(ticket, forCard);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("cardRegistered").asBoolean()).isTrue();
        TestRecord proven = office.activity("card-association-proven", ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(proven.value()));
        assertThat(proven.data().path("by").asText()).isEqualTo("one-time-code");
        assertThat(office.opened("accesscode", ana, proven, "sealedCard")).isEqualTo(CARD);
        assertThat(register(panel.logIn("card", "04A23FB2").ticket(), forCard).status())
                .isEqualTo(401);
        assertThat(panel.logIn("one-time-code", forLogin).status()).isEqualTo(201);
    }

    @Test
    void refusesForEveryCauseInTheSameWordsAndLogsWhy() {
        UUID bob = office.personWithCode("Bob Stone", "BBBB22");
        String revoked = code("login");
        String address = codesOf(ana) + "/" + list().at("/items/0/id").asText();
        assertThat(Http.send("DELETE", address, office.admin(), null).status()).isEqualTo(204);
        assertThat(Http.send("DELETE", address, office.admin(), null).status()).isEqualTo(204);
        String expired = code("login");
        String left = mint(bob, Map.of("purpose", "login", "validFor", "P1D"))
                .json()
                .path("code")
                .asText();
        office.say(bob, "user-deactivated", "Bob Stone", "inactive");
        office.awaitPerson(bob, "inactive");
        clock.advance(Duration.ofMinutes(15));
        panel = office.panel();

        Set<Answer> answers = new LinkedHashSet<>();
        answers.add(panel.logIn("one-time-code", revoked));
        answers.add(panel.logIn("one-time-code", expired));
        answers.add(panel.logIn("one-time-code", left));
        answers.add(panel.logIn("one-time-code", "K7P2M9"));
        answers.add(office.panel().logIn("one-time-code", "00000000"));
        answers.add(office.panel().logIn("code", "00000000"));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.status() == 401);
        assertThat(office.database.rows(
                        "select reason, count(*) as times from attempt where organisation_id = ? group by reason",
                        office.id))
                .containsExactlyInAnyOrder(
                        Map.of("reason", "unknown", "times", 4L),
                        Map.of("reason", "expired", "times", 1L),
                        Map.of("reason", "malformed", "times", 1L));
        office.say(bob, "user-reactivated", "Bob Stone", "active");
        office.awaitPerson(bob, "active");
        assertThat(office.panel().logIn("one-time-code", left).status()).isEqualTo(401);
        assertThat(list(bob).at("/items/0/state").asText()).isEqualTo("person-left");
    }

    @Test
    void isGuessedAtNoMoreOftenThanAccessCodes() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(panel.logIn(guess % 2 == 0 ? "one-time-code" : "code", "0000000" + guess)
                            .status())
                    .isEqualTo(401);
        }

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(429);
        assertThat(panel.logIn("one-time-code", code("login")).status()).isEqualTo(429);
        assertThat(office.database.rows(
                        "select sum(times)::bigint as spent from spent_budget where organisation_id = ? and what = 'organisation'"
                                + " and span = 'day'",
                        office.id))
                .containsExactly(Map.of("spent", 5L));
    }

    @Test
    void isNotEnoughAloneWhereTooManyWereGuessed() {
        office.set(Map.of("methods", List.of("one-time-code"), "budget", Map.of("perDay", 1)));
        String code = code("login");
        assertThat(panel.logIn("one-time-code", "00000000").status()).isEqualTo(401);

        Answer right = panel.logIn("one-time-code", code);
        Answer wrong = panel.logIn("one-time-code", "00000001");

        assertThat(right.problem()).isEqualTo("/problems/step-up-required").isEqualTo(wrong.problem());
        assertThat(list().at("/items/0/state").asText()).isEqualTo("open");
    }

    @Test
    void isMailedSealedAndThenNeedNotBeShown() {
        Answer minted = mint(Map.of("purpose", "login", "mail", true, "show", false, "validFor", "PT1H"));

        assertThat(minted.status()).isEqualTo(201);
        assertThat(minted.json().has("code")).isFalse();
        TestRecord issued = office.activity("one-time-code-issued", ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(issued.value()));
        assertThat(issued.data().path("purpose").asText()).isEqualTo("login");
        assertThat(issued.data().path("expiresAt")).isEqualTo(minted.json().path("expiresAt"));
        String code = office.opened("notification", ana, issued, "sealedCode");
        assertThat(String.valueOf(issued.value())).doesNotContain(code);
        assertThat(panel.logIn("one-time-code", code).status()).isEqualTo(201);
    }

    @Test
    void isMintedWithinLimitsForPeopleWhoMayLogIn() {
        assertThat(mint(Map.of("purpose", "login", "show", false)).problem()).isEqualTo("/problems/code-not-delivered");
        for (String length : List.of("PT59S", "P30DT1S", "tomorrow", "-PT1H")) {
            assertThat(mint(Map.of("purpose", "login", "validFor", length)).status())
                    .as(length)
                    .isEqualTo(400);
        }
        assertThat(mint(Map.of("purpose", "anything")).status()).isEqualTo(400);
        assertThat(mint(UUID.randomUUID(), Map.of("purpose", "login")).status()).isEqualTo(404);
        UUID bob = UUID.randomUUID();
        office.say(bob, "user-created", "Bob Stone", null, "active");
        office.awaitPerson(bob, "active");
        assertThat(mint(bob, Map.of("purpose", "login", "mail", true)).problem())
                .isEqualTo("/problems/no-address");
        office.say(bob, "user-deactivated", "Bob Stone", null, "inactive");
        office.awaitPerson(bob, "inactive");
        assertThat(mint(bob, Map.of("purpose", "login")).problem()).isEqualTo("/problems/user-not-active");

        List<Answer> minted = Parallel.run(6, number -> mint(Map.of("purpose", "card-registration")));
        assertThat(minted).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(minted).filteredOn(answer -> answer.status() == 409).hasSize(3);
        clock.advance(Duration.ofDays(7));
        assertThat(mint(Map.of("purpose", "login")).status()).isEqualTo(201);
        var first = Http.send("GET", codesOf(ana) + "?limit=3", office.admin(), null);
        assertThat(first.json().path("items")).hasSize(3);
        var rest = Http.send(
                "GET",
                codesOf(ana) + "?limit=3&cursor=" + first.json().path("next").asText(),
                office.admin(),
                null);
        assertThat(rest.json().path("items")).hasSize(1);
        assertThat(rest.json().at("/items/0/state").asText()).isEqualTo("expired");
    }

    @Test
    void isTheOrganisationsOwnAndTakenWhereItIsOfferedOnly() {
        String code = code("login");
        String stranger = TestTokens.admin(UUID.randomUUID());
        String id = list().at("/items/0/id").asText();

        assertThat(Http.send("POST", codesOf(ana), stranger, Map.of("purpose", "login"))
                        .status())
                .isEqualTo(404);
        assertThat(Http.send("GET", codesOf(ana), stranger, null).json().path("items"))
                .isEmpty();
        assertThat(Http.send("DELETE", codesOf(ana) + "/" + id, stranger, null).status())
                .isEqualTo(404);
        office.set(Map.of("registration", Map.of("byOneTimeCode", false)));
        assertThat(panel.logIn("one-time-code", code).problem()).isEqualTo("/problems/method-not-offered");
        assertThat(register(panel.logIn("card", CARD).ticket(), code).problem())
                .isEqualTo("/problems/registration-not-offered");
    }

    @Test
    void isTypedAtAPanel() {
        PanelBrowser browser = office.panelBrowser();
        browser.action("one-time-code").keys("00000000").key("ok");
        assertThat(browser.text()).contains("This code lets nobody in here");
        browser.keys(code("login")).key("ok");
        assertThat(browser.text()).contains("Hello Ana Silva");

        browser.action("logout")
                .tap(CARD)
                .action("register-one-time-code")
                .keys("12345678")
                .key("ok");
        assertThat(browser.text()).contains("That was not right");
        browser.keys(code("card-registration")).key("ok");
        assertThat(browser.text()).contains("Hello Ana Silva", "Your card is registered");
        await().until(() -> list().at("/items/0/state").asText().equals("used"));
    }

    private String code(String purpose) {
        return mint(Map.of("purpose", purpose)).json().path("code").asText();
    }

    private Answer mint(Map<String, ?> request) {
        return mint(ana, request);
    }

    private Answer mint(UUID user, Map<String, ?> request) {
        return Http.send("POST", codesOf(user), TestTokens.of(office.id, "helpdesk", "helpdesk"), request);
    }

    private JsonNode list() {
        return list(ana);
    }

    private JsonNode list(UUID user) {
        return Http.send("GET", codesOf(user), office.admin(), null).json();
    }

    private static String codesOf(UUID user) {
        return "/api/v1/users/" + user + "/one-time-codes";
    }

    private Answer register(String ticket, String code) {
        return panel.registration(Map.of(
                "attemptId",
                UUID.randomUUID().toString(),
                "ticket",
                ticket,
                "credential",
                Map.of("type", "one-time-code", "value", code)));
    }
}
