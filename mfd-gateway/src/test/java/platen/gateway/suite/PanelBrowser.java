package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a panel. */
final class PanelBrowser {

    private static final Pattern SEALED = Pattern.compile("name=\"s\" value=\"([\\w-]+)\"");
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"(\\d+); url=([^\"]+)\"");

    private final String path;
    private Page page;
    private Map<String, String> last = Map.of();

    PanelBrowser(String secret) {
        this.path = "/panel/" + secret;
        this.page = Page.get(path, null);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
    }

    String path() {
        return path;
    }

    String text() {
        return page.text();
    }

    String header(String name) {
        return page.header(name);
    }

    String sealed() {
        return first(SEALED, 1);
    }

    PanelBrowser open(String below) {
        page = Page.get(path + below, null);
        return this;
    }

    PanelBrowser keys(String symbols) {
        symbols.chars().forEach(symbol -> key(String.valueOf((char) symbol)));
        return this;
    }

    PanelBrowser key(String key) {
        return set(Map.of("key", key));
    }

    PanelBrowser action(String action) {
        return set(Map.of("action", action));
    }

    PanelBrowser tap(String card) {
        return set(Map.of("card", card));
    }

    PanelBrowser send(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("action", "send");
        return set(form);
    }

    PanelBrowser set(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("s", sealed());
        last = form;
        return again();
    }

    /** Sends the last form once more, as a browser's reload does. */
    PanelBrowser again() {
        page = Page.post(path, null, last);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return this;
    }

    /** As after the seconds the page waits. */
    PanelBrowser refresh() {
        page = Page.get(first(REFRESH, 2), null);
        return this;
    }

    int refreshSeconds() {
        return Integer.parseInt(first(REFRESH, 1));
    }

    private String first(Pattern pattern, int group) {
        Matcher matcher = pattern.matcher(page.text());
        assertThat(matcher.find()).as(page.text()).isTrue();
        return matcher.group(group);
    }
}
