package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.client.Device;
import platen.local.client.Mailbox;
import platen.local.client.Mailbox.Mail;
import platen.local.client.PlatenFile;

/**
 * People at the panel of the second organisation's device, with whom no other journey meddles, on a running stack: they type,
 * tap and follow links in a browser.
 */
abstract class PanelJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Pattern LINK = Pattern.compile("^(http\\S+/card-links/\\S+)\\s*$", Pattern.MULTILINE);
    private static final String SETTINGS = "/api/v1/device-settings";
    private static final String SECOND = DemoOrganisation.SECOND.key();

    private static Browser browser;

    private final LocalStack stack;
    private final PlatenFile file;
    private final Mailbox mailbox;
    private final String panel;
    private JsonNode settings = Json.object();

    PanelJourney(LocalStack stack) {
        this.stack = stack;
        this.file = stack.file();
        this.mailbox = new Mailbox(file.with("", file.text("/mail/inbox")));
        this.panel = file.text("/organisations/1/mfd/panelUrl");
    }

    @BeforeAll
    static void startBrowser() {
        browser = Browser.startOrSkip(
                "at a panel: typing a code, tapping and registering a card, asking for a forgotten"
                        + " code, and confirming a card by a mailed link, signed in as its holder and as somebody else.");
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void linksAreMailed() throws IOException, InterruptedException {
        settings = admin(Service.MFD_GATEWAY).get(SETTINGS).orThrow().json();
        ObjectNode changed = settings.deepCopy();
        changed.withObject("/registration").put("byMail", true);
        set(changed);
    }

    @AfterEach
    void settingsAsTheyWere() throws IOException, InterruptedException {
        set(settings);
    }

    @Test
    void letsSomebodyInByCodeAndThenByTheCardTheyRegister() throws IOException, InterruptedException {
        String address = "pia@" + DemoOrganisation.SECOND.domain();
        person("pia", "Pia Panel", address);
        String code = mail(address, 0).code();
        String card = freshCard();
        browser.size(800, 480);
        browser.open(panel);
        browser.awaitPage("Hold your card to the reader");
        picture("panel-start");
        type(code);
        browser.awaitPage("Hello Pia Panel");
        picture("panel-logged-in");
        logOut();

        tap(card);
        browser.awaitPage("This card is not known here");
        picture("panel-unknown-card");
        browser.click("button[value=register-code]");
        browser.awaitPage("Type your access code and press OK.");
        type(code);
        assertThat(browser.awaitPage("Your card is registered")).contains("Hello Pia Panel");
        picture("panel-card-registered");
        logOut();

        awaitLetsIn(card);
        tap(card);
        assertThat(browser.awaitPage("Hello Pia Panel")).doesNotContain(card, code);
        logOut();

        browser.click("button[value=reminder]");
        browser.awaitPage("id=\"email\"");
        browser.type("#email", address);
        picture("panel-forgotten-code");
        browser.click("button[value=send]");
        browser.awaitPage("If we know that address");
        assertThat(mail(address, 1).code()).isEqualTo(code);
    }

    @Test
    void showsThePanelInTheSimulatorWithCardsToTap() {
        browser.size(1280, 800);
        browser.open(file.text("/simulator") + "/?organisation=" + SECOND);
        browser.awaitFramed("Hold your card to the reader");
        browser.click("main form button");
        browser.awaitFramed("This card is not known here");
        picture("simulator");
    }

    @Test
    void confirmsACardByTheMailedLinkForItsHolderAndNobodyElse() throws IOException, InterruptedException {
        String address = "ben@" + DemoOrganisation.SECOND.domain();
        person("ben", "Ben Second", address); // who has never signed in anywhere
        mail(address, 0);
        String card = freshCard();
        browser.size(800, 480);
        browser.open(panel);
        browser.awaitPage("Hold your card to the reader");
        tap(card);
        browser.awaitPage("This card is not known here");
        browser.click("button[value=register-mail]");
        browser.awaitPage("id=\"username\"");
        browser.type("#username", "ben");
        picture("panel-register-by-mail");
        browser.click("button[value=send]");
        browser.awaitPage("Open the link in it within 15 minutes");
        picture("panel-check-mail");
        String link = link(mail(address, 1));
        browser.open(link);
        browser.awaitPage("Is this your card?");
        look("card-link-opened");

        openSignedIn(link, "helpdesk2");
        browser.click("form button.main");
        browser.awaitPage("This link is for somebody else");
        look("card-link-somebody-else");
        browser.click("a[href='/card-links/sign-out']");
        browser.awaitPage("You are signed out");

        openSignedIn(link, "ben");
        look("card-link-confirm");
        browser.click("form button.main");
        browser.awaitPage("Your card is confirmed");
        look("card-link-confirmed");
        assertThat(browser.cookies())
                .filteredOn(cookie -> cookie.path("name").asText().startsWith("q_"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.path("httpOnly").asBoolean()
                        && cookie.path("path").asText().equals("/card-links"));
        browser.open(link);
        browser.awaitPage("This link was used already");
        look("card-link-used");
        assertThat(file.with("", "").get(link).status()).isEqualTo(410);

        awaitLetsIn(card);
        browser.size(800, 480);
        browser.open(panel);
        browser.awaitPage("Hold your card to the reader");
        tap(card);
        browser.awaitPage("Hello Ben Second");
    }

    /** A key is a request, and the next one is on the page that answers it. */
    private static void type(String code) {
        for (int typed = 1; typed <= code.length(); typed++) {
            browser.click("button[name=key][value='" + code.charAt(typed - 1) + "']");
            browser.awaitPage(">" + "•".repeat(typed) + "<");
        }
        browser.click("button[name=key][value=ok]");
    }

    /** What a reader types. */
    private static void tap(String card) {
        browser.type("input[name=card]", card);
        browser.enter();
    }

    private static void logOut() {
        browser.click("button[value=logout]");
        browser.awaitPage("You are logged out.");
    }

    private void openSignedIn(String link, String account) {
        browser.open(link);
        browser.awaitPage("Sign in to confirm that it is yours");
        browser.click("a.main");
        browser.awaitPage("id=\"password\"");
        browser.type("#username", account);
        browser.type("#password", stack.password(account));
        browser.click("button.main");
        browser.awaitPage("Yes, it is my card");
    }

    private static void picture(String name) {
        assertThat(browser.scrollsSideways()).as(name).isFalse();
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
    }

    private static void look(String name) {
        for (int width : new int[] {400, 1280}) {
            browser.size(width, 800);
            picture(name + "-" + width);
        }
    }

    private static String freshCard() {
        return "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Makes somebody, who gets a code by mail. */
    private void person(String userName, String displayName, String email) throws IOException, InterruptedException {
        ObjectNode body = Json.object()
                .put("userName", userName)
                .put("displayName", displayName)
                .put("email", email);
        admin(Service.IDENTITY).post("/api/v1/users", body).orThrow();
    }

    /** Tried at a device of its own: what is proven at a panel takes a moment to come back to the gateway. */
    private void awaitLetsIn(String card) throws IOException, InterruptedException {
        Api anonymous = file.with("", file.url(Service.MFD_GATEWAY));
        Device other = Device.pair(anonymous, admin(Service.MFD_GATEWAY), "Another device");
        await("the card to let its holder in")
                .atMost(PATIENCE)
                .until(() -> other.tryIn("card", card).status() == 201);
    }

    /** The next one to somebody who had {@code known} of them. */
    private Mail mail(String address, int known) {
        return await("a mail to " + address)
                .atMost(PATIENCE)
                .until(() -> mailbox.to(address), mails -> mails.size() > known)
                .get(known);
    }

    private String link(Mail mail) throws IOException, InterruptedException {
        JsonNode whole = file.with("", file.text("/mail/inbox"))
                .get("/api/messages/" + mail.id())
                .orThrow()
                .json();
        Matcher link = LINK.matcher(whole.path("text").asText());
        assertThat(link.find()).as(mail.toString()).isTrue();
        return link.group(1);
    }

    private void set(JsonNode changed) throws IOException, InterruptedException {
        admin(Service.MFD_GATEWAY)
                .put(SETTINGS, changed, Map.of("If-Match", "*"))
                .orThrow();
    }

    private Api admin(Service service) {
        return file.as(DemoOrganisation.SECOND.administrator(), service);
    }
}
