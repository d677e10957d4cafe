package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.SecretTokens;
import platen.testing.WithEngines;

/** The pages of a panel, as a browser without scripts and cookies uses them. */
@QuarkusTest
@WithEngines
class PanelPageTest extends GatewaySuite {

    private static final String CARD = "04A23FB1";

    @Test
    void logsInByCodeKeyByKeyAndOutAgain() {
        office.personWithCode("Ana Silva", "K7P2M9");
        PanelBrowser browser = office.panelBrowser();

        browser.keys("K7P2M");
        assertThat(browser.text()).contains("•••••").doesNotContain("••••••", "K7P2M");
        browser.key("delete").keys("M9").key("ok");

        assertThat(browser.text()).contains("Hello Ana Silva", "Log out");
        browser.action("logout");
        assertThat(browser.text()).contains("You are logged out");
        office.awaitAttempts(1);
        assertThat(office.database.count(
                        "select count(*) from session where organisation_id = ? and ended_at is not null", office.id))
                .isEqualTo(1);
    }

    @Test
    void saysWhatToDoAboutAWrongCodeAndCountsAReloadOnce() {
        PanelBrowser browser = office.panelBrowser();

        browser.keys("NBDY").key("ok").again();

        assertThat(browser.text()).contains("This code lets nobody in here");
        for (int failure = 1; failure < 5; failure++) {
            browser.keys("NBDY").key("ok");
        }
        office.awaitAttempts(5);
        browser.keys("NBDY").key("ok");
        assertThat(browser.text()).contains("Too many failures. Please wait", "http-equiv=\"refresh\"");
    }

    @Test
    void takesACardOnEveryPageAndLetsItsHolderRegisterIt() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        PanelBrowser browser = office.panelBrowser();

        browser.tap(CARD);
        assertThat(browser.text())
                .contains("This card is not known here", "With my access code")
                .doesNotContain("By e-mail");
        browser.action("register-code").keys("K7P2M9").key("ok");

        assertThat(browser.text()).contains("Hello Ana Silva", "Your card is registered");
        assertThat(office.opened("accesscode", ana, office.activity("card-association-proven", ana), "sealedCard"))
                .isEqualTo(CARD);
        browser.tap("08C3A19F");
        assertThat(browser.text()).contains("This card lets nobody in here");
    }

    @Test
    void letsWhoHasNoPasswordToShowConfirmByMail() {
        UUID ana = office.personWhoSignsIn("Ana Silva", "ana@demo");
        office.registration(Map.of("byMail", true, "byCode", false));
        PanelBrowser browser = office.panelBrowser();

        browser.tap(CARD).action("register-mail").send(Map.of("username", "ana@demo"));

        assertThat(browser.text()).contains("Check your e-mail").doesNotContain("wrong", "ana@demo");
        office.activity("card-association-requested", ana);
    }

    @Test
    void letsWhoseCardWantsAPinChooseOneTypedTwice() {
        UUID ana = anaWhoseCardWantsAPin();
        PanelBrowser browser = office.panelBrowser();

        browser.tap(CARD);
        assertThat(browser.text()).contains("Your card needs a PIN");
        browser.keys("K7P2M9").key("ok").keys("1234").key("ok");
        assertThat(browser.text()).contains("A PIN has 4 to 10 digits");
        browser.keys("7295").key("ok");
        assertThat(browser.text()).contains("once more").doesNotContain("7295", "K7P2M9", "•");
        browser.keys("7296").key("ok");
        assertThat(browser.text()).contains("The two PINs were not the same");
        browser.keys("7295").key("ok").keys("7295").key("ok").again();

        assertThat(browser.text()).contains("Hello Ana Silva", "Your PIN is set");
        assertThat(office.opened("accesscode", ana, office.activity("card-pin-chosen", ana), "sealedPin"))
                .isEqualTo("7295");
    }

    @Test
    void letsNobodyChooseThePinOfSomebodyElsesCard() {
        anaWhoseCardWantsAPin();
        office.personWithCode("Bob", "BBBB22");
        PanelBrowser browser = office.panelBrowser();
        browser.tap(CARD);

        choosePin(browser, "BBBB22");

        assertThat(browser.text()).contains("That was not right").doesNotContain("Hello");
        choosePin(browser, "K7P2M9");
        assertThat(browser.text()).contains("Hello Ana Silva");
    }

    private UUID anaWhoseCardWantsAPin() {
        office.set(Map.of("pin", "always"));
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        office.awaitCards(ana, 1);
        return ana;
    }

    private static void choosePin(PanelBrowser browser, String code) {
        browser.keys(code).key("ok").keys("7295").key("ok").keys("7295").key("ok");
    }

    @Test
    void takesCodeAndPinWhereACodeAloneIsNotEnough() {
        anaWithAPinWhileCodesAreGuessed();
        PanelBrowser browser = office.panelBrowser();

        browser.keys("K7P2M9").key("ok");
        assertThat(browser.text())
                .contains("A code alone is not enough", "name=\"card\"")
                .doesNotContain("K7P2M9", "name=\"key\" value=\"A\"");
        browser.keys("4712").key("ok");
        assertThat(browser.text()).contains("That was not right");
        browser.keys("K7P2M9").key("ok").keys("4711").key("ok");

        assertThat(browser.text()).contains("Hello Ana Silva");
    }

    @Test
    void registersCardsWhereACodeAloneIsNotEnough() {
        UUID ana = anaWithAPinWhileCodesAreGuessed();
        PanelBrowser browser = office.panelBrowser();
        browser.tap(CARD).action("register-code");

        browser.keys("K7P2M9").key("ok").keys("4711").key("ok");

        assertThat(browser.text()).contains("Hello Ana Silva", "Your card is registered");
        assertThat(office.opened("accesscode", ana, office.activity("card-association-proven", ana), "sealedCard"))
                .isEqualTo(CARD);
    }

    private UUID anaWithAPinWhileCodesAreGuessed() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.setPin(ana, 1, "4711");
        office.awaitPin(ana, 1);
        office.set(Map.of("budget", Map.of("perDay", 1)));
        office.panel().logIn("code", "NOBODY");
        return ana;
    }

    @Test
    void logsInByPasswordWithOneRefusalForEveryCause() {
        try (var provider = new PasswordProviderServer()) {
            office.passwords(provider, false, Map.of());
            office.personWithPassword("Ana Silva", "ana");
            PanelBrowser browser = office.panelBrowser();
            assertThat(browser.text()).contains("With my password");
            browser.action("password");

            for (var refused : List.of(
                    Map.of("username", "ana", "password", "not it"),
                    Map.of("username", "second-factor", "password", PasswordProviderServer.PASSWORD),
                    Map.of("username", "nobody-here", "password", PasswordProviderServer.PASSWORD))) {
                browser.send(refused);
                assertThat(browser.text())
                        .contains("That was not right", "type=\"password\"")
                        .doesNotContain("e-mail", "not it", PasswordProviderServer.PASSWORD);
            }
            browser.send(Map.of("username", "down", "password", PasswordProviderServer.PASSWORD));
            assertThat(browser.text()).contains("This is not possible right now");
            browser.action("password")
                    .send(Map.of("username", "ana", "password", PasswordProviderServer.PASSWORD))
                    .again();

            assertThat(browser.text()).contains("Hello Ana Silva");
            assertThat(provider.asked).hasSize(5);
        }
    }

    @Test
    void takesNoPasswordWhereNoneIsOffered() {
        PanelBrowser browser = office.panelBrowser();
        assertThat(browser.text()).doesNotContain("With my password");

        browser.action("password").send(Map.of("username", "ana", "password", "any"));

        assertThat(browser.text()).contains("This device does not take that");
    }

    @Test
    void asksForAReminderAndTellsNothing() {
        PanelBrowser browser = office.panelBrowser();

        browser.action("reminder").send(Map.of("email", "nobody@school.example"));

        assertThat(browser.text()).contains("If we know that address");
        office.awaitAttempts(1);
    }

    @Test
    void warnsWhoIsIdleAndStaysWithWhoIsThere() {
        office.personWithCode("Ana Silva", "K7P2M9");
        PanelBrowser browser = office.panelBrowser();
        browser.keys("K7P2M9").key("ok");
        assertThat(browser.refreshSeconds()).isEqualTo(45);

        clock.advance(Duration.ofSeconds(45));
        browser.refresh();
        assertThat(browser.text()).contains("Are you still there, Ana Silva?");
        assertThat(browser.refreshSeconds()).isEqualTo(15);
        browser.action("stay");
        assertThat(browser.text()).contains("Hello Ana Silva");

        clock.advance(Duration.ofSeconds(45));
        browser.refresh();
        clock.advance(Duration.ofSeconds(16));
        browser.refresh();
        assertThat(browser.text()).contains("Your session is over");
    }

    @Test
    void speaksThreeLanguagesAndFitsSmallPanels() {
        PanelBrowser browser = office.panelBrowser();

        browser.set(Map.of("language", "de"));
        assertThat(browser.text()).contains("<html lang=\"de\">", "Zugangscode");
        browser.set(Map.of("language", "fr"));
        assertThat(browser.text()).contains("<html lang=\"fr\">", "Code d’accès oublié");
        browser.set(Map.of("language", "xx"));
        assertThat(browser.text()).contains("<html lang=\"fr\">");

        browser.open("/small").action("code");
        assertThat(browser.text()).contains("class=\"panel small\"", "J–Z");
        browser.keys("2").key("page-MORE_SYMBOLS").keys("Z").key("page-DIGITS").keys("0");
        assertThat(browser.text()).contains("•••");
    }

    @Test
    void keepsTypedKeysSecretsAndItsAddressToItself() {
        PanelBrowser browser = office.panelBrowser();
        browser.keys("K7P2");

        assertThat(browser.text()).doesNotContain("<script", "K7P2");
        assertThat(browser.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
        assertThat(browser.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(browser.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(browser.header("Set-Cookie")).isEmpty();
    }

    @Test
    void saysThatTheDeviceIsOutOfUseWhileItIsPaused() {
        office.personWithCode("Ana Silva", "K7P2M9");
        PanelBrowser browser = office.panelBrowser();
        String devices = "/api/v1/devices/";
        String device = Http.send("GET", "/api/v1/devices", office.admin(), null)
                .json()
                .at("/items/0/id")
                .asText();
        browser.keys("K7P2M9");

        assertThat(Http.send("POST", devices + device + "/pause", office.admin(), null)
                        .status())
                .isLessThan(300);
        browser.key("ok");

        assertThat(browser.text()).contains("Out of use").doesNotContain("Hello");
        assertThat(Http.send("POST", devices + device + "/resume", office.admin(), null)
                        .status())
                .isLessThan(300);
        assertThat(browser.open("").text()).contains("Access code");
    }

    @Test
    void isClosedToAddressesThatAreNoPanels() {
        String path = office.panelBrowser().path();
        String forged = path.substring(0, path.length() - 3) + (path.endsWith("AAA") ? "BBB" : "AAA");

        for (String address : new String[] {
            forged,
            "/panel/nonsense",
            "/panel/" + SecretTokens.create(office.id).value()
        }) {
            assertThat(Page.get(address, null).status()).isEqualTo(404);
            assertThat(Page.post(address, null, Map.of("key", "A")).status()).isEqualTo(404);
        }
        assertThat(Page.get(path, null).text()).doesNotContain("not paired");
    }

    @Test
    void takesNoStateOfAnotherPanelAndNothingTypedFromAnAddress() {
        PanelBrowser one = office.panelBrowser();
        PanelBrowser other = office.panelBrowser();
        one.keys("K7P2");

        assertThat(Page.post(other.path(), null, Map.of("s", one.sealed(), "key", "M"))
                        .text())
                .contains("•")
                .doesNotContain("••");
        assertThat(Page.get(one.path() + "/" + one.sealed(), null).text()).doesNotContain("•");
        assertThat(Page.post(one.path(), null, Map.of("s", "nonsense", "action", "send"))
                        .status())
                .isEqualTo(200);
        assertThat(Page.post(one.path(), null, Map.of("card", "A".repeat(2_000)))
                        .status())
                .isEqualTo(200);
    }
}
