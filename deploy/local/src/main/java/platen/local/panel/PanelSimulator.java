package platen.local.panel;

import static platen.local.http.Html.escape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import platen.local.DemoOrganisation;
import platen.local.http.Html;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/**
 * A page that shows a demo device's panel in a frame of its size, beside cards to tap. A card's button sends what a reader
 * would type into that frame; there is no script.
 */
public final class PanelSimulator {

    private static final List<String> CARDS =
            List.of("04A1B2C3D4E580", "04:5f:6a:12:9c:77:81", "0018226646", "5566AA77");

    /** Another one at each tap of a real card. */
    private static final String RANDOM_CARD = "08C3A19F";

    /** A screen. */
    private enum Size {
        LARGE(800, 480, ""),
        SMALL(480, 272, "/small");

        private final int width;
        private final int height;
        private final String path;

        Size(int width, int height, String path) {
            this.width = width;
            this.height = height;
            this.path = path;
        }

        private String shown() {
            return width + " × " + height;
        }

        private String parameter() {
            return String.valueOf(width);
        }
    }

    private final String gateway;
    private final Function<DemoOrganisation, Optional<String>> panelSecrets;

    /**
     * @param gateway its address, as a browser reaches it
     * @param panelSecrets of each organisation's device; empty until it is paired
     */
    public PanelSimulator(String gateway, Function<DemoOrganisation, Optional<String>> panelSecrets) {
        this.gateway = gateway;
        this.panelSecrets = panelSecrets;
    }

    public Routes routes() {
        return new Routes().on("GET", "/", this::page);
    }

    private Reply page(Request request) {
        DemoOrganisation organisation = DemoOrganisation.all().stream()
                .filter(known ->
                        known.key().equals(request.parameter("organisation").orElse("")))
                .findFirst()
                .orElse(DemoOrganisation.FIRST);
        Size size = Arrays.stream(Size.values())
                .filter(known ->
                        known.parameter().equals(request.parameter("size").orElse("")))
                .findFirst()
                .orElse(Size.LARGE);
        return panelSecrets
                .apply(organisation)
                .map(secret -> Reply.html(200, Html.page("Panel", body(organisation, size, secret))))
                .orElseGet(() -> Reply.html(
                        503,
                        Html.page(
                                "Panel",
                                "<div class=\"narrow\"><h1>No panel yet</h1>The device is not paired.</div>")));
    }

    private String body(DemoOrganisation organisation, Size size, String secret) {
        String panel = gateway + "/panel/" + secret;
        StringBuilder body = new StringBuilder("<header><h1>Panel</h1><nav>");
        for (DemoOrganisation other : DemoOrganisation.all()) {
            link(body, other.title(), other, size, other == organisation);
        }
        body.append("</nav><nav>");
        for (Size other : Size.values()) {
            link(body, other.shown(), organisation, other, other == size);
        }
        body.append("</nav></header><main><div class=\"card\" style=\"width:")
                .append(size.width + 2)
                .append("px\"><iframe name=\"panel\" title=\"The device's panel\" width=\"")
                .append(size.width)
                .append("\" height=\"")
                .append(size.height)
                .append("\" style=\"width:")
                .append(size.width)
                .append("px\" src=\"")
                .append(escape(panel + size.path))
                .append("\"></iframe></div><div style=\"display:flex;gap:8px;flex-wrap:wrap\">");
        for (int place = 0; place < CARDS.size(); place++) {
            tap(body, panel, "Tap card " + (place + 1), CARDS.get(place));
        }
        tap(body, panel, "Tap a card with a random number", RANDOM_CARD);
        return body.append(
                        "</div><p class=\"soft\">Codes are in the mails; an unknown card leads to registering it.</p></main>")
                .toString();
    }

    private static void link(
            StringBuilder body, String text, DemoOrganisation organisation, Size size, boolean current) {
        body.append("<a style=\"margin-right:14px\" href=\"/?organisation=")
                .append(organisation.key())
                .append("&amp;size=")
                .append(size.parameter())
                .append(current ? "\" aria-current=\"page\">" : "\">")
                .append(escape(text))
                .append("</a>");
    }

    private static void tap(StringBuilder body, String panel, String text, String card) {
        body.append("<form method=\"post\" target=\"panel\" action=\"")
                .append(escape(panel))
                .append("\"><input type=\"hidden\" name=\"card\" value=\"")
                .append(escape(card))
                .append("\"><button>")
                .append(escape(text))
                .append("</button></form>");
    }
}
