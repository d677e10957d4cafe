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

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** Tells of each frame what does not fit, and its smallest key. */
    private static final String MEASURE = """
            <script>window.onload = function () {
              var said = [];
              document.querySelectorAll('iframe').forEach(function (frame) {
                var page = frame.contentDocument, panel = page.querySelector('.panel').getBoundingClientRect();
                page.querySelectorAll('button, input:not([type=hidden]), p, h1').forEach(function (part) {
                  var box = part.getBoundingClientRect();
                  if (box.bottom > panel.bottom + 0.5 || box.right > panel.right + 0.5 || part.scrollWidth > part.clientWidth + 1)
                    said.push(frame.title + ': cut off: ' + part.outerHTML.slice(0, 120));
                });
                var foot = page.querySelector('.foot');
                if (foot) page.querySelectorAll('.body > p, .body > h1, .keys, .row button, .field button').forEach(function (part) {
                  if (part.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 0.5)
                    said.push(frame.title + ': under the foot: ' + part.outerHTML.slice(0, 120));
                });
                page.querySelectorAll('.keys button').forEach(function (key) {
                  var box = key.getBoundingClientRect();
                  if (box.width < 54 || box.height < 54) said.push(frame.title + ': small key: ' + key.value);
                });
              });
              document.getElementById('said').textContent = said.length ? said.join('\\n') : 'all fits';
            };</script>""";

    private final Map<String, String> pages = new LinkedHashMap<>();

    @Test
    void showEveryPageWholeAtBothSizes() throws IOException, InterruptedException {
        Path browser = installed().orElseThrow(PanelPicturesTest::noBrowser);
        office.personWithCode("Ana Silva-Fernández de la Vega", "K7P2M9");
        office.registration(Map.of("byMail", true));
        for (String language : List.of("en", "de", "fr")) {
            collect(language, "");
            collect(language, "/small");
        }

        Path sheet = sheet();
        String dom = run(browser, "--dump-dom", sheet);
        run(browser, "--screenshot=" + PICTURES.resolve("panel.png").toAbsolutePath(), sheet);

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

    private static String run(Path browser, String what, Path page) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("platen-panel");
        Path out = Files.createTempFile("platen-panel", ".out");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile,
                        "--window-size=2480,14000",
                        what,
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
