package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody looks up their own code on the page, on a running stack: over HTTP, and as they see it in a browser. */
abstract class MyCodeJourney {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "my-code");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([\\w-]{43})\"");
    private static final Pattern REQUEST_KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

    private final LocalStack stack;
    private final String page;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    MyCodeJourney(LocalStack stack) {
        this.stack = stack;
        this.page = stack.platenJson().path("myCode").asText();
    }

    @BeforeEach
    void policyAsItBegins() throws IOException, InterruptedException {
        policy(Map.of("codesViewable", true, "selfServiceRegeneration", false, "regenerationsPerDay", 3));
    }

    @Test
    void sendsStrangersToTheSignInAndKeepsOutOfCachesAndFrames() throws IOException, InterruptedException {
        HttpResponse<String> answer = get(page, new Cookies());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location"))
                .startsWith(issuer() + "/authorize?")
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "client_id=platen-my-code");
        assertSecured(answer);
        assertThat(get(page + "/signed-out", new Cookies()).statusCode()).isEqualTo(200);
        assertThat(get(page + "/sign-out", new Cookies()).statusCode()).isIn(302, 303);
        assertThat(post(page, Map.of("action", "show"), new Cookies()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void acceptsFormsOfItsOwnPagesOnly() throws IOException, InterruptedException {
        policy(Map.of("selfServiceRegeneration", true, "regenerationsPerDay", 1));
        UUID person = person("mia");
        Cookies mia = signedIn("mia");
        assertThat(person("max")).isNotEqualTo(person);
        Cookies max = signedIn("max");
        String other = first(FORM_TOKEN, get(page, max).body());
        String before = code(person);

        for (Map<String, String> form : List.of(
                Map.of("action", "show"),
                Map.of("action", "show", "token", other),
                Map.of(
                        "action",
                        "renew",
                        "token",
                        other,
                        "key",
                        UUID.randomUUID().toString()))) {
            HttpResponse<String> answer = post(page, form, mia);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(before);
        }
        assertThat(code(person)).isEqualTo(before);

        HttpResponse<String> confirm = get(page + "?step=confirm", mia);
        Map<String, String> renew = Map.of(
                "action", "renew",
                "token", first(FORM_TOKEN, confirm.body()),
                "key", first(REQUEST_KEY, confirm.body()));
        for (int time = 0; time < 2; time++) { // a double click is one new code
            HttpResponse<String> renewed = post(page, renew, mia);
            assertThat(renewed.statusCode()).isEqualTo(303);
            assertThat(header(renewed, "Location")).endsWith("/my-code?step=renewed");
        }
        String after = code(person);
        assertThat(after).isNotEqualTo(before);
        HttpResponse<String> shown = post(page, Map.of("action", "show", "token", renew.get("token")), mia);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(after).doesNotContain(before);
        assertSecured(shown);
        assertThat(mia.lines())
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .contains("httponly", "path=/my-code", "samesite=lax"));
    }

    @Test
    void speaksTheReadersLanguage() throws IOException, InterruptedException {
        String signedOut = page + "/signed-out";

        assertThat(get(signedOut, new Cookies(), "de-AT, en;q=0.5").body())
                .contains("<html lang=\"de\">", "Abgemeldet");
        assertThat(get(signedOut, new Cookies(), "pt, fr;q=0.9").body()).contains("<html lang=\"fr\">", "Déconnecté");
        assertThat(get(signedOut, new Cookies(), "ja").body()).contains("<html lang=\"en\">", "Signed out");
        assertThat(header(get(signedOut, new Cookies(), "de"), "Content-Language"))
                .isEqualTo("de");
    }

    @Test
    void letsAnaSeeAndRenewHerCodeInABrowser() throws IOException, InterruptedException {
        try (Browser browser = Browser.startOrSkip("at /my-code: signing in by the page, every state of it at"
                + " two widths, that it works without scripts, and what a screen reader hears.")) {
            browser.open(page);
            browser.awaitPage("id=\"password\"");
            signIn(browser, "ana");
            browser.awaitPage("We do not know you yet");
            look(browser, "not-known");

            UUID ana = person("ana");
            String first = code(ana);
            browser.open(page);
            String masked = browser.awaitPage("Show code");
            assertThat(masked).contains("••••••").doesNotContain(first, "Get a new code", "<script");
            assertThat(browser.heard())
                    .contains("heading Your code", "button Show code", "link Sign out", "StaticText hidden");
            look(browser, "masked");
            browser.click("button[value=show]");
            assertThat(browser.awaitPage("Hide code")).contains(first);
            look(browser, "revealed");

            policy(Map.of("selfServiceRegeneration", true, "regenerationsPerDay", 1));
            browser.click("a[href='/my-code']");
            browser.awaitPage("Get a new code");
            look(browser, "masked-with-renewal");
            browser.click("a[href='/my-code?step=confirm']");
            browser.awaitPage("Yes, get a new code");
            look(browser, "confirm");
            browser.click("button[value=renew]");
            browser.awaitPage("You have a new code");
            look(browser, "renewed");
            browser.click("button[value=show]");
            assertThat(browser.awaitPage("Hide code")).contains(code(ana)).doesNotContain(first);
            browser.click("a[href='/my-code?step=confirm']");
            browser.awaitPage("Yes, get a new code");
            browser.click("button[value=renew]");
            assertThat(browser.awaitPage("Enough for today")).contains("New codes a day in your organisation: 1.");
            look(browser, "too-many");

            policy(Map.of("codesViewable", false));
            browser.open(page);
            browser.awaitPage("Codes are not shown here");
            look(browser, "not-viewable");
            policy(Map.of("codesViewable", true));

            browser.language("de");
            browser.dark(true);
            browser.open(page);
            browser.awaitPage("Code anzeigen");
            look(browser, "german-dark");
            browser.dark(false);
            browser.language("fr");
            browser.open(page + "?step=confirm");
            browser.awaitPage("Garder mon code");
            look(browser, "french");
            browser.language("en");

            state(ana, "inactive");
            await().atMost(PATIENCE)
                    .until(() -> api("accesscode", "GET", "/api/v1/users/" + ana + "/access-code", null)
                            .path("state")
                            .asText()
                            .equals("reserved"));
            browser.open(page);
            browser.awaitPage("Your account is inactive");
            look(browser, "inactive");

            browser.click("a[href='/my-code/sign-out']");
            browser.awaitPage("You are signed out");
            look(browser, "signed-out");
            browser.click("a[href='/my-code']");
            browser.awaitPage("id=\"password\""); // the provider has forgotten her as well
            signIn(browser, "operator");
            browser.awaitPage("Not for this account");
            look(browser, "no-role");
            assertThat(browser.cookies())
                    .filteredOn(cookie -> cookie.path("name").asText().startsWith("q_"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.path("httpOnly").asBoolean());
        }
    }

    /** A picture at both widths, for people; that nothing is cut off, for the test. */
    private static void look(Browser browser, String state) {
        for (int width : new int[] {400, 1280}) {
            browser.size(width, 800);
            assertThat(browser.scrollsSideways()).as(state + " at " + width).isFalse();
            browser.screenshot(SCREENSHOTS.resolve(state + "-" + width + ".png"));
        }
    }

    private void signIn(Browser browser, String account) {
        browser.type("#username", account);
        browser.type("#password", stack.password(account));
        browser.click("button.main");
    }

    /** Signs in over HTTP as a browser would. */
    private Cookies signedIn(String account) throws IOException, InterruptedException {
        var cookies = new Cookies();
        URI authorize = URI.create(header(get(page, cookies), "Location"));
        String form =
                authorize.getRawQuery() + "&" + form(Map.of("username", account, "password", stack.password(account)));
        HttpResponse<String> signIn = http.send(
                HttpRequest.newBuilder(URI.create(issuer() + "/authorize"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> back = get(header(signIn, "Location"), cookies);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(header(back, "Location")).endsWith("/my-code");
        return cookies;
    }

    private HttpResponse<String> get(String url, Cookies cookies) throws IOException, InterruptedException {
        return get(url, cookies, "en");
    }

    private HttpResponse<String> get(String url, Cookies cookies, String language)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", language);
        return cookies.keep(http.send(cookies.on(request).build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String url, Map<String, String> form, Cookies cookies)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)));
        return cookies.keep(http.send(cookies.on(request).build(), BodyHandlers.ofString()));
    }

    private static void assertSecured(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    /** Makes somebody with this user name, and waits until they have a code. */
    private UUID person(String userName) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("userName", userName).put("displayName", userName);
        JsonNode made = api("identity", "POST", "/api/v1/users", body);
        UUID id = UUID.fromString(made.path("id").asText());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> code(id), found -> !found.isEmpty());
        return id;
    }

    private String code(UUID user) throws IOException, InterruptedException {
        return api("accesscode", "GET", "/api/v1/users/" + user + "/access-code?reveal=true", null)
                .path("code")
                .asText();
    }

    private void state(UUID user, String state) throws IOException, InterruptedException {
        api(
                "identity",
                "PATCH",
                "/api/v1/users/" + user,
                JSON.createObjectNode().put("state", state));
    }

    private void policy(Map<String, ?> changes) throws IOException, InterruptedException {
        ObjectNode policy = (ObjectNode) api("accesscode", "GET", "/api/v1/policy", null);
        changes.forEach((name, value) -> policy.set(name, JSON.valueToTree(value)));
        api("accesscode", "PUT", "/api/v1/policy", policy);
    }

    private JsonNode api(String service, String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        String url = stack.platenJson().at("/services/" + service).asText() + path;
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method(
                                method,
                                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private String adminToken() throws IOException, InterruptedException {
        String form = form(Map.of(
                "grant_type",
                "password",
                "client_id",
                "platen-cli",
                "username",
                "admin",
                "password",
                stack.password("admin")));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer() + "/token"))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private String issuer() {
        return stack.platenJson().at("/oidc/issuer").asText();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
