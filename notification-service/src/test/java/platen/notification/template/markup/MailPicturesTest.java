package platen.notification.template.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Words;

/**
 * Shows every mail in every language in a real browser, as wide as a phone and as wide as a desk, and measures that nothing
 * leaves the page, is too small or too pale to read. The pictures are for people: {@code target/screenshots/mails.png}.
 */
class MailPicturesTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int PHONE = 360;
    private static final int DESK = 800;

    /** Tells of each frame what does not fit or cannot be read, and shows each as high as it is. */
    private static final String MEASURE = """
            <script>window.onload = function () {
              function rgb(colour) { return (colour.match(/[0-9.]+/g) || []).map(Number); }
              function light(colour) {
                return rgb(colour).slice(0, 3).map(function (part) {
                  part /= 255; return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
                }).reduce(function (sum, part, i) { return sum + part * [0.2126, 0.7152, 0.0722][i]; }, 0);
              }
              function ground(part) {
                for (; part; part = part.parentElement) {
                  var colour = getComputedStyle(part).backgroundColor, parts = rgb(colour);
                  if (parts.length === 3 || parts[3] > 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              }
              var said = [], seen = 0;
              document.querySelectorAll('iframe').forEach(function (frame) {
                var page = frame.contentDocument, root = page.documentElement;
                function say(what, part) { said.push(frame.title + ': ' + what + ': ' + part.outerHTML.slice(0, 120)); }
                seen++;
                frame.height = root.scrollHeight;
                if (root.scrollWidth > root.clientWidth) said.push(frame.title + ': wider than the screen');
                if (page.querySelectorAll('h1').length !== 1) said.push(frame.title + ': not one h1');
                page.querySelectorAll('p, h1, h2, li, a, bdi').forEach(function (part) {
                  var box = part.getBoundingClientRect(), style = getComputedStyle(part);
                  if (box.right > root.clientWidth + 0.5 || box.left < -0.5) say('cut off', part);
                  if (parseFloat(style.fontSize) < 14) say('too small', part);
                  var one = light(style.color), other = light(ground(part));
                  if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5) say('too pale', part);
                });
              });
              document.getElementById('said').textContent = said.length ? said.join('\\n') : 'all ' + seen + ' fit';
            };</script>""";

    @Test
    void fitPhoneAndDeskInEveryLanguage() throws IOException, InterruptedException {
        Path browser = installed().orElseThrow(MailPicturesTest::noBrowser);
        Files.createDirectories(PICTURES);
        Typesetter typesetter = new Typesetter(new TemplateEngine());
        StringBuilder sheet =
                new StringBuilder("<!doctype html><meta charset=utf-8><style>body{margin:8px;background:#999}"
                        + "figure{display:inline-block;margin:6px;vertical-align:top}iframe{border:0}</style>");
        int frames = 0;
        for (Language language : Language.values()) {
            for (MailTemplate template : MailTemplate.values()) {
                String html = html(typesetter, template, language, "Demo School", "K7P0M9");
                String name = language.tag() + " " + template.id();
                frame(sheet, name + " on a phone", PHONE, html);
                frame(sheet, name + " on a desk", DESK, html);
                frames += 2;
            }
        }
        for (MailTemplate template : MailTemplate.values()) {
            String hardToFit = html(typesetter, template, Language.GERMAN, "W".repeat(80), "WWWWWWWWWW");
            frame(sheet, "long " + template.id(), PHONE, hardToFit);
            frames++;
        }
        Path page = Files.writeString(
                PICTURES.resolve("mails.html"),
                sheet.append("<pre id=\"said\"></pre>").append(MEASURE));

        String dom = shown(browser, page);

        assertThat(dom).contains("<pre id=\"said\">");
        assertThat(dom.substring(dom.indexOf("<pre id=\"said\">"), dom.indexOf("</pre>")))
                .isEqualTo("<pre id=\"said\">all " + frames + " fit");
    }

    private static String html(
            Typesetter typesetter, MailTemplate template, Language language, String name, String code) {
        Words words = ExampleWords.of(template, language, name)
                .with("code", code)
                .with("name", name)
                .with("link", "https://portal.example/" + "my-code".repeat(name.length() / 10));
        return typesetter.typeset(template, language, words).html();
    }

    private static void frame(StringBuilder sheet, String name, int width, String html) {
        sheet.append("<figure><figcaption>")
                .append(name)
                .append("</figcaption><iframe title=\"")
                .append(name)
                .append("\" width=")
                .append(width)
                .append(" height=100 srcdoc=\"")
                .append(HtmlBody.escaped(html))
                .append("\"></iframe></figure>");
    }

    /** The document as the browser has it in the end; its picture is kept. */
    private static String shown(Path browser, Path page) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("platen-mails");
        Path out = Files.createTempFile("platen-mails", ".out");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=0.6",
                        "--user-data-dir=" + profile,
                        "--window-size=4900,13500",
                        "--dump-dom",
                        "--screenshot=" + PICTURES.resolve("mails.png").toAbsolutePath(),
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
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
                        + " PLATEN_CHROMIUM), so nobody has looked at the mails.";
        System.err.println(unchecked);
        return new TestAbortedException(unchecked);
    }
}
