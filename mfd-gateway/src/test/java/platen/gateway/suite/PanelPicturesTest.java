package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import platen.testing.WithEngines;

/**
 * Shows every page of a panel in a real browser, at both sizes, and measures that nothing is cut off and keys are large enough.
 * The pictures are for people: {@code target/screenshots/panel.png}.
 */
@QuarkusTest
@WithEngines
class PanelPicturesTest extends GatewaySuite {

    private static final String CARD = "04A22B1C";
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** Tells of each frame what does not fit, and its smallest key. */
    private static final String MEASURE = """
            <script>window.onload = function () {
              var said = [];
              document.querySelectorAll('iframe').forEach(function (frame) {
                var page = frame.contentDocument, panel = page.querySelector('.panel').getBoundingClientRect();
                page.querySelectorAll('button, input:not([type=hidden]), p, h1, svg').forEach(function (part) {
                  var box = part.getBoundingClientRect();
                  if (box.bottom > panel.bottom + 0.5 || box.right > panel.right + 0.5 || part.tagName != 'svg' && part.scrollWidth > part.clientWidth + 1)
                    said.push(frame.title + ': cut off: ' + part.outerHTML.slice(0, 120));
                });
                page.querySelectorAll('.cardline').forEach(function (line) {
                  if (line.scrollHeight > line.clientHeight + 1) said.push(frame.title + ': cut off: ' + line.textContent);
                });
                var foot = page.querySelector('.foot');
                if (foot) page.querySelectorAll('.body > p, .body > h1, .keys, .card, .row button, .field button, .pair input').forEach(function (part) {
                  if (part.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 0.5)
                    said.push(frame.title + ': under the foot: ' + part.outerHTML.slice(0, 120));
                });
                var card = page.querySelector('.card'), place = card && card.getBoundingClientRect();
                if (card) page.querySelectorAll('.keys button').forEach(function (key) {
                  var box = key.getBoundingClientRect();
                  if (box.bottom > place.top && box.top < place.bottom && box.right > place.left && box.left < place.right)
                    said.push(frame.title + ': under the card field: ' + key.value);
                });
                var least = panel.width > 480 ? 63 : 54;
                page.querySelectorAll('.keys button').forEach(function (key) {
                  var box = key.getBoundingClientRect();
                  if (box.width < least || box.height < least) said.push(frame.title + ': small key: ' + key.value);
                });
              });
              document.getElementById('said').textContent = said.length ? said.join('\\n') : 'all fits';
            };</script>""";

    private final Map<String, String> pages = new LinkedHashMap<>();

    @Test
    void showEveryPageWholeAtBothSizes() throws IOException, InterruptedException {
        Path browser = installed().orElseThrow(PanelPicturesTest::noBrowser);
        UUID ana = office.personWithCode("Ana Silva-Fernández de la Vega", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        office.awaitCards(ana, 1);
        office.registration(Map.of("byMail", true));
        for (String language : List.of("en", "de", "fr")) {
            collect(language, "");
            collect(language, "/small");
        }
        try (var provider = new PasswordProviderServer()) {
            askForMoreThanUsual(provider);
            for (String language : List.of("en", "de", "fr")) {
                collectMore(language, "");
                collectMore(language, "/small");
            }
        }

        Path sheet = sheet();
        String dom = shown(browser, sheet);

        assertThat(dom).contains("<pre id=\"said\">");
        assertThat(dom.substring(dom.indexOf("<pre id=\"said\">"), dom.indexOf("</pre>")))
                .isEqualTo("<pre id=\"said\">all fits");
    }

    private void collect(String language, String size) {
        String name = language + (size.isEmpty() ? " large " : " small ");
        PanelBrowser browser = office.panelBrowser();
        browser.open(size).set(Map.of("language", language));
        keep(name + "start", browser);
        if (!size.isEmpty()) {
            browser.action("code");
        }
        keep(name + "typing", browser.keys("K7P2"));
        keep(name + "more", browser.key("page-MORE_SYMBOLS"));
        keep(name + "others", browser.key("page-OTHERS"));
        keep(name + "digits", browser.key("page-DIGITS"));
        keep(name + "wrong code", browser.key("ok"));
        keep(name + "register", browser.tap("04A23FB1"));
        keep(name + "register by code", browser.action("register-code"));
        keep(name + "proof refused", browser.keys("NBDY").key("ok"));
        keep(name + "register by mail", browser.action("start").tap("04A23FB1").action("register-mail"));
        keep(name + "check mail", browser.send(Map.of("username", "nobody")));
        keep(name + "reminder", browser.action("start").action("reminder"));
        keep(name + "reminded", browser.send(Map.of("email", "nobody@school.example")));
        keep(name + "card refused", browser.tap("08C3A19F"));
        if (!size.isEmpty()) {
            browser.action("code");
        }
        keep(name + "welcome", browser.keys("K7P2M9").key("ok"));
        keep(name + "still there", browser.refresh());
        keep(name + "logged out", browser.action("logout"));
        for (int failure = 0; failure < 6; failure++) {
            browser.tap("08C3A19F");
        }
        keep(name + "must wait", browser);
    }

    /** Passwords, PINs for all cards, and codes that are not enough. */
    private void askForMoreThanUsual(PasswordProviderServer provider) {
        office.passwords(
                provider,
                false,
                Map.of(
                        "methods",
                        List.of("code", "card", "password", "one-time-code", "phone"),
                        "pin",
                        "always",
                        "budget",
                        Map.of("perDay", 1),
                        "registration",
                        Map.of("byMail", true, "byPassword", true)));
        office.panel().logIn("code", "NOBODY");
    }

    private void collectMore(String language, String size) {
        String name = language + (size.isEmpty() ? " large " : " small ");
        PanelBrowser browser = office.panelBrowser();
        browser.open(size).set(Map.of("language", language));
        keep(name + "start with password", browser);
        keep(name + "password", browser.action("password"));
        keep(name + "password refused", browser.send(Map.of("username", name, "password", "wrong")));
        keep(name + "other ways", browser.action("start").action("other-ways"));
        keep(name + "one-time code", browser.action("one-time-code"));
        keep(name + "one-time code not enough", browser.keys("40718293").key("ok"));
        keep(name + "phone", browser.action("phone"));
        browser.action("start").action("password");
        keep(name + "password away", browser.send(Map.of("username", "down", "password", "any")));
        if (!size.isEmpty()) {
            browser.action("code");
        }
        keep(name + "code not enough", browser.keys("K7P2M9").key("ok"));
        keep(name + "register in three ways", browser.tap("04A23FB1"));
        keep(name + "register by one-time code", browser.action("register-one-time-code"));
        browser.action("start").tap("04A23FB1");
        keep(name + "register by password", browser.action("register-password"));
        keep(name + "set pin", browser.action("start").tap(CARD));
        keep(name + "new pin", browser.keys("K7P2M9").key("ok"));
        keep(name + "pin too easy", browser.keys("1234").key("ok"));
        keep(name + "repeat pin", browser.keys("7295").key("ok"));
        keep(name + "pins differ", browser.keys("7296").key("ok"));
        keep(name + "pin chosen", browser.keys("7295").key("ok").keys("7295").key("ok"));
    }

    private void keep(String name, PanelBrowser browser) {
        // A page in the sheet stays as it is.
        pages.put(name, browser.text().replaceAll("<meta http-equiv=\"refresh\"[^>]*>", ""));
    }

    private Path sheet() throws IOException {
        StringBuilder sheet =
                new StringBuilder("<!doctype html><meta charset=utf-8><style>body{margin:8px;background:#999}"
                        + "figure{display:inline-block;margin:6px}iframe{border:0}</style>");
        pages.forEach((name, page) -> {
            boolean small = name.contains(" small ");
            sheet.append("<figure><figcaption>")
                    .append(name)
                    .append("</figcaption><iframe title=\"")
                    .append(name)
                    .append(small ? "\" width=480 height=272" : "\" width=800 height=480")
                    .append(" srcdoc=\"")
                    .append(page.replace("&", "&amp;").replace("\"", "&quot;"))
                    .append("\"></iframe></figure>");
        });
        sheet.append("<pre id=\"said\"></pre>").append(MEASURE);
        Files.createDirectories(PICTURES);
        return Files.writeString(PICTURES.resolve("panel.html"), sheet);
    }

    /** The document as the browser has it in the end; its picture is kept. */
    private static String shown(Path browser, Path page) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("platen-panel");
        Path out = Files.createTempFile("platen-panel", ".out");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile,
                        "--window-size=4950,13400",
                        "--dump-dom",
                        "--screenshot=" + PICTURES.resolve("panel.png").toAbsolutePath(),
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    private static Optional<Path> installed() {
        Stream<Path> named = Stream.ofNullable(System.getenv("PLATEN_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(directory -> BROWSERS.stream().map(name -> Path.of(directory, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    private static TestAbortedException noBrowser() {
        String unchecked =
                "NOT CHECKED: there is no Chromium here (chromium, chromium-browser or google-chrome on the PATH, or"
                        + " PLATEN_CHROMIUM), so nobody has looked at the panel's pages at 800×480 and 480×272.";
        System.err.println(unchecked);
        return new TestAbortedException(unchecked);
    }
}
