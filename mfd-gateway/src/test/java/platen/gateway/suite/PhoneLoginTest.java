package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** People who let themselves in at a device by signing in on their phone. */
@QuarkusTest
@WithEngines
class PhoneLoginTest extends GatewaySuite {

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([\\w-]{43})\"");

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaAtADeviceThatShowsACode() {
        office.set(Map.of("methods", List.of("code", "phone")));
        ana = office.personWhoSignsIn("Ana Silva", "ana@demo");
        panel = office.panel("Library copier", "North wing");
    }

    @Test
    void letsInWhoSaysYesOnTheirPhone() {
        Answer begun = begin("one");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().path("expiresInSeconds").asInt()).isEqualTo(120);
        assertThat(begun.json().path("pollSeconds").asInt()).isEqualTo(2);
        assertThat(begun.json().path("url").asText()).startsWith("https://mfd.school.example/phone-logins/");
        assertThat(poll(begun).status()).isEqualTo(202);

        for (int look = 0; look < 2; look++) {
            Page open = Page.get(path(begun), null);
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.text())
                    .contains("Log in at this printer?", "Library copier", "North wing")
                    .doesNotContain("<script", "<form");
            assertThat(open.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(open.header("Cache-Control")).isEqualTo("no-store");
            assertThat(open.header("X-Frame-Options")).isEqualTo("DENY");
        }
        assertThat(Page.get(confirmPath(begun), null).status()).isEqualTo(401);
        Page asked = Page.get(confirmPath(begun), token("ana@demo"));
        assertThat(asked.text()).contains("Library copier", "North wing", "only if you are standing");
        assertThat(poll(begun).status()).isEqualTo(202);
        assertThat(say("yes", begun, "ana@demo").text()).contains("You are logged in");

        Answer login = poll(begun);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().at("/user/id").asText()).isEqualTo(ana.toString());
        assertThat(panel.session(login.sessionId()).status()).isEqualTo(200);
        office.awaitAttempts(1);
        assertThat(poll(begun)).isEqualTo(login);
        assertThat(say("yes", begun, "ana@demo").status()).isEqualTo(410);
        TestRecord succeeded = office.activity("login-succeeded", ana);
        ContractChecks.ofRepository().assertValid(String.valueOf(succeeded.value()));
        assertThat(succeeded.data().path("credentialType").asText()).isEqualTo("phone");
        String secret = path(begun).substring(path(begun).lastIndexOf('/') + 1);
        assertThat(office.database.dump()).noneMatch(value -> value.contains(secret));
    }

    @Test
    void isOneSessionHoweverManyAskForIt() {
        Answer begun = begin("one");
        say("yes", begun, "ana@demo");

        List<Answer> answers = Parallel.run(10, number -> poll(begun));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::sessionId).distinct()).hasSize(1);
        panel.logOut(answers.getFirst().sessionId());
        office.awaitAttempts(1);
        assertThat(poll(begun).status()).isEqualTo(410);
        clock.advance(Duration.ofMinutes(11));
        assertThat(poll(begun).status()).isEqualTo(410);
    }

    @Test
    void isTheDevicesOwn() {
        Answer begun = begin("one");
        say("yes", begun, "ana@demo");

        Panel other = office.panel();
        assertThat(Http.send("GET", address(begun), other.token(), null).status())
                .isEqualTo(404);
        assertThat(Http.send("GET", "/v1/phone-logins/" + UUID.randomUUID(), panel.token(), null)
                        .status())
                .isEqualTo(404);
        assertThat(poll(begun).status()).isEqualTo(200);
    }

    @Test
    void asksAgainWhoDoesNotSendThePagesOwnForm() {
        UUID bob = office.personWhoSignsIn("Bob Stone", "bob@demo");
        Answer begun = begin("one");
        String bobs = form(begun, "bob@demo");

        for (String form : List.of("", "answer=yes", "answer=yes&form=", "answer=yes&form=" + bobs, "form=" + bobs)) {
            Page page = Page.post(confirmPath(begun), token("ana@demo"), form);
            assertThat(page.text()).as(form).contains("Yes, log me in there");
        }
        assertThat(Page.post(confirmPath(begun), null, "answer=yes&form=" + bobs)
                        .status())
                .isEqualTo(401);
        assertThat(poll(begun).status()).isEqualTo(202);
        say("yes", begun, "bob@demo");
        assertThat(poll(begun).json().at("/user/id").asText()).isEqualTo(bob.toString());
    }

    @Test
    void letsInNobodyWhoSaysNo() {
        Answer begun = begin("one");

        assertThat(say("no", begun, "ana@demo").text()).contains("Nobody was logged in");

        assertThat(poll(begun).status()).isEqualTo(410);
        assertThat(poll(begun).problem()).isEqualTo("/problems/phone-login-over");
        assertThat(say("yes", begun, "ana@demo").status()).isEqualTo(410);
        var line = Http.send("GET", "/api/v1/attempts?kind=phone", office.admin(), null)
                .json()
                .at("/items/0");
        assertThat(line.path("outcome").asText()).isEqualTo("refused");
        assertThat(line.path("reason").asText()).isEqualTo("denied");
        assertThat(line.at("/user/id").asText()).isEqualTo(ana.toString());
    }

    @Test
    void letsInPeopleOfTheDevicesOrganisationWhoAreActiveOnly() {
        Answer begun = begin("one");
        try (Office elsewhere = new Office()) {
            elsewhere.personWhoSignsIn("Eve", "eve@elsewhere");
            assertThat(say("yes", begun, "eve@elsewhere").status()).isEqualTo(403);
        }
        AccessCodeStandIn.saysNothing(office.id);
        assertThat(say("yes", begun, "new sign-in").status()).isEqualTo(503);
        AccessCodeStandIn.saysItIs(office.id, UUID.randomUUID());
        assertThat(say("yes", begun, "new sign-in").status()).isEqualTo(403);
        assertThat(poll(begun).status()).isEqualTo(202);
        AccessCodeStandIn.saysItIs(office.id, ana);
        assertThat(say("yes", begun, "new sign-in").status()).isEqualTo(200);

        office.sayOfSignIn(ana, "user-deactivated", "Ana Silva", "ana@demo", "inactive");
        office.awaitPerson(ana, "inactive");
        assertThat(poll(begun).status()).isEqualTo(410);
        Answer another = begin("two");
        assertThat(say("yes", another, "ana@demo").status()).isEqualTo(403);
    }

    @Test
    void endsWithThePerson() {
        Answer begun = begin("one");
        say("yes", begun, "ana@demo");
        String session = poll(begun).sessionId();
        assertThat(panel.session(session).status()).isEqualTo(200);

        office.sayOfSignIn(ana, "user-deactivated", "Ana Silva", "ana@demo", "inactive");

        await().until(() -> panel.session(session).status() == 404);
    }

    @Test
    void waitsForTwoMinutesAndForOneAtATime() {
        Answer first = begin("one");
        assertThat(begin("one").json().path("url")).isEqualTo(first.json().path("url"));
        Answer second = begin("two");
        assertThat(poll(first).status()).isEqualTo(410);
        assertThat(Page.get(path(first), null).status()).isEqualTo(410);
        assertThat(begin("one").problem()).isEqualTo("/problems/attempt-id-reused");

        Map<String, String> yes = Map.of("answer", "yes", "form", form(second, "ana@demo"));
        clock.advance(Duration.ofSeconds(121));
        assertThat(poll(second).status()).isEqualTo(410);
        assertThat(Page.post(confirmPath(second), token("ana@demo"), yes).status())
                .isEqualTo(410);
        clock.reset();
        assertThat(poll(second).status()).isEqualTo(202);
        clock.advance(Duration.ofSeconds(121));
        assertThat(Page.get(path(second), null).text()).contains("This address is too old");
        assertThat(Page.get("/phone-logins/nonsense", null).status()).isEqualTo(404);
        String forged = path(second).replaceAll("\\.[\\w-]{43}$", "." + "A".repeat(43));
        assertThat(Page.get(forged, null).status()).isEqualTo(404);

        Answer third = begin("three");
        clock.advance(Duration.ofSeconds(115));
        say("yes", third, "ana@demo");
        clock.advance(Duration.ofSeconds(20));
        assertThat(poll(third).status()).isEqualTo(200);
        Answer fourth = begin("four");
        say("yes", fourth, "ana@demo");
        clock.advance(Duration.ofSeconds(151));
        assertThat(poll(fourth).status()).isEqualTo(410);
    }

    @Test
    void isBegunSoOftenOnlyAndNotWhereTheDeviceIsOutOfUse() {
        Answer begun = begin("zero");
        for (int time = 1; time < 20; time++) {
            begun = begin("number-" + time);
            assertThat(begun.status()).isEqualTo(201);
        }
        Answer tooMany = begin("one more");
        assertThat(tooMany.status()).isEqualTo(400);
        tooMany = begin("one-more");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.retryAfter()).isPresent();
        assertThat(poll(begun).status()).isEqualTo(202);

        Http.send("POST", "/api/v1/devices/" + panel.id() + "/pause", office.admin(), null);
        assertThat(poll(begun).status()).isEqualTo(403);
        assertThat(Page.get(path(begun), null).status()).isEqualTo(404);
        assertThat(say("yes", begun, "ana@demo").status()).isEqualTo(404);
        Http.send("POST", "/api/v1/devices/" + panel.id() + "/resume", office.admin(), null);
        office.set(Map.of());
        assertThat(begin("off").problem()).isEqualTo("/problems/method-not-offered");
        assertThat(poll(begun).problem()).isEqualTo("/problems/method-not-offered");
    }

    @Test
    void isScannedFromAPanelThatGoesOnByItself() {
        PanelBrowser browser = office.panelBrowser();

        browser.action("phone");
        assertThat(browser.text())
                .contains("<svg", "Scan this code with your phone")
                .doesNotContain("phone-logins");
        assertThat(browser.refreshSeconds()).isEqualTo(2);
        browser.refresh();
        assertThat(browser.text()).contains("<svg");
        confirmTheOpenOne();
        browser.refresh();
        assertThat(browser.text()).contains("Hello Ana Silva", "Log out");

        browser.action("logout").action("phone");
        clock.advance(Duration.ofSeconds(121));
        browser.refresh();
        assertThat(browser.text()).contains("That took too long");
    }

    /** What the code on the screen says is tested where it is drawn. */
    private void confirmTheOpenOne() {
        UUID user = ana;
        assertThat(office.database.count(
                        "select count(*) from phone_login where organisation_id = ? and state = 'open'", office.id))
                .isOne();
        office.database.execute(
                "update phone_login set state = 'confirmed', user_id = ? where organisation_id = ? and state = 'open'",
                user,
                office.id);
    }

    private Answer begin(String attemptId) {
        return Http.send("POST", "/v1/phone-logins", panel.token(), Map.of("attemptId", attemptId));
    }

    private Answer poll(Answer begun) {
        return Http.send("GET", address(begun), panel.token(), null);
    }

    private static String address(Answer begun) {
        return "/v1/phone-logins/" + begun.json().path("id").asText();
    }

    private static String path(Answer begun) {
        return URI.create(begun.json().path("url").asText()).getPath();
    }

    private static String confirmPath(Answer begun) {
        return path(begun).replace("/phone-logins/", "/phone-logins/confirm/");
    }

    private Page say(String answer, Answer begun, String account) {
        return Page.post(confirmPath(begun), token(account), Map.of("answer", answer, "form", form(begun, account)));
    }

    /** As the page has it; what there is no page for any more, from no form. */
    private String form(Answer begun, String account) {
        Matcher form = FORM.matcher(Page.get(confirmPath(begun), token(account)).text());
        return form.find() ? form.group(1) : "";
    }

    private String token(String account) {
        return TestTokens.of(office.id, account, "user");
    }
}
