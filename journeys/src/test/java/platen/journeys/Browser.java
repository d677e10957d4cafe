package platen.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.opentest4j.TestAbortedException;
import platen.engines.Directories;

/**
 * A Chromium without a window, driven as a person drives it: by clicks and keys, with the pages' scripts switched off. It
 * speaks the DevTools protocol itself: a driver from Maven Central would bring hundreds of megabytes or a browser of its own.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Path profile;
    private final DevTools page;

    private Browser(Process process, Path profile, DevTools page) {
        this.process = process;
        this.profile = profile;
        this.page = page;
    }

    /** Where one is installed; {@code PLATEN_CHROMIUM} names another. */
    private static Optional<Path> installed() {
        Stream<Path> named = Stream.ofNullable(System.getenv("PLATEN_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    /** The installed one. Without any the test is skipped, and says loudly that nobody has looked at this. */
    static Browser startOrSkip(String unseen) {
        return start(installed().orElseThrow(() -> {
            String unchecked =
                    "NOT CHECKED: there is no Chromium here (chromium, chromium-browser or google-chrome on the PATH,"
                            + " or PLATEN_CHROMIUM), so nobody has looked " + unseen;
            System.err.println(unchecked);
            return new TestAbortedException(unchecked);
        }));
    }

    private static Browser start(Path executable) {
        try {
            Path profile = Files.createTempDirectory("platen-browser");
            Process process = new ProcessBuilder(
                            executable.toString(),
                            "--headless=new",
                            // Its sandbox refuses to work for root, and it meets only pages of this stack.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(process, profile, DevTools.ofFirstPage(profile.resolve("DevToolsActivePort"), PATIENCE))
                    .ready();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + executable, e);
        }
    }

    private Browser ready() {
        page.send("Page.enable");
        page.send("DOM.enable");
        page.send("Network.enable");
        page.send("Accessibility.enable");
        page.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        size(1280, 800);
        return this;
    }

    void size(int width, int height) {
        page.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void language(String acceptLanguage) {
        page.send("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", acceptLanguage)));
    }

    void dark(boolean dark) {
        page.send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void forgetCookies() {
        page.send("Network.clearBrowserCookies");
    }

    void open(String url) {
        JsonNode opened = page.send("Page.navigate", Map.of("url", url));
        if (opened.has("errorText")) {
            throw new AssertionError(url + ": " + opened.path("errorText").asText());
        }
    }

    /** Waits for a page with this in its source, and returns the source. */
    String awaitPage(String text) {
        return await("a page with " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(this::source, source -> source.contains(text));
    }

    /** The same of the page in the first frame. */
    void awaitFramed(String text) {
        await("a frame with " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(this::framedSource, source -> source.contains(text));
    }

    private String source() {
        return source(page.send("DOM.getDocument").path("root"));
    }

    private String framedSource() {
        return source(page.send("DOM.getDocument", Map.of("depth", -1, "pierce", true))
                .findPath("contentDocument"));
    }

    private String source(JsonNode document) {
        return page.send(
                        "DOM.getOuterHTML",
                        Map.of("nodeId", document.path("nodeId").asInt()))
                .path("outerHTML")
                .asText();
    }

    void type(String selector, String text) {
        page.send("DOM.focus", Map.of("nodeId", find(selector)));
        page.send("Input.insertText", Map.of("text", text));
    }

    /** The key, which sends a form of one field. */
    void enter() {
        for (String type : List.of("keyDown", "keyUp")) {
            page.send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
        }
    }

    /** Where it is on the screen, as a person would. */
    void click(String selector) {
        int node = find(selector);
        page.send("DOM.scrollIntoViewIfNeeded", Map.of("nodeId", node));
        JsonNode box = page.send("DOM.getBoxModel", Map.of("nodeId", node)).at("/model/content");
        double x = (box.path(0).asDouble() + box.path(4).asDouble()) / 2;
        double y = (box.path(1).asDouble() + box.path(5).asDouble()) / 2;
        for (String type : List.of("mousePressed", "mouseReleased")) {
            page.send(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    /** A page may still be arriving. */
    private int find(String selector) {
        return await(selector + " on the page")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> query(selector), found -> found != 0);
    }

    private int query(String selector) {
        int document = page.send("DOM.getDocument").at("/root/nodeId").asInt();
        return page.send("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
                .path("nodeId")
                .asInt();
    }

    /** What a screen reader is told of, as {@code role name}. */
    List<String> heard() {
        List<String> heard = new ArrayList<>();
        StreamSupport.stream(
                        page.send("Accessibility.getFullAXTree").path("nodes").spliterator(), false)
                .filter(node -> !node.path("ignored").asBoolean())
                .forEach(node -> heard.add(node.at("/role/value").asText() + " "
                        + node.at("/name/value").asText()));
        return heard;
    }

    /** Whether the page is wider than the window. */
    boolean scrollsSideways() {
        JsonNode metrics = page.send("Page.getLayoutMetrics");
        return metrics.at("/cssContentSize/width").asInt()
                > metrics.at("/cssLayoutViewport/clientWidth").asInt();
    }

    List<JsonNode> cookies() {
        return StreamSupport.stream(
                        page.send("Network.getCookies").path("cookies").spliterator(), false)
                .toList();
    }

    /** For people to look at. */
    void screenshot(Path file) {
        try {
            Files.createDirectories(file.getParent());
            String image = page.send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                    .path("data")
                    .asText();
            Files.write(file, Base64.getDecoder().decode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode command(int id, String method, Map<String, ?> parameters) {
        return JSON.createObjectNode().put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
    }

    @Override
    public void close() {
        page.close();
        List<ProcessHandle> tasks = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tasks.forEach(ProcessHandle::destroyForcibly);
        // They write to the profile until their end.
        await("the profile to be gone").atMost(PATIENCE).ignoreExceptions().until(() -> {
            Directories.delete(profile);
            return !Files.exists(profile);
        });
    }
}
