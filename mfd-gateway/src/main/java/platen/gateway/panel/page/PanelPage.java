package platen.gateway.panel.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.api.WhilePaused;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.PanelFlow;
import platen.gateway.panel.PanelInput;
import platen.gateway.panel.PanelStates;
import platen.gateway.panel.domain.PanelState;

/**
 * The pages of one device's panel, under its secret address. What does something is a form sent by POST; a GET only shows, and
 * where a code waits for a phone it asks whether that has confirmed, since nothing else works without a script. A
 * page brings back what it knows in a sealed field, so nothing typed is ever in an address.
 */
@Path("/panel/{secret}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@WhilePaused
public class PanelPage {

    private static final String SMALL = "small";

    /** The page, and those of a panel that is out of use or not paired. */
    @CheckedTemplate(basePath = "panel")
    static class Templates {

        private Templates() {}

        static native TemplateInstance page(PanelView view, String style, String language);

        static native TemplateInstance paused(String style, String language);

        static native TemplateInstance closed(String style, String language);
    }

    private final SecurityIdentity identity;
    private final PanelFlow flow;
    private final PanelStates states;
    private final PanelViews views;
    private final PanelStyle style;

    PanelPage(SecurityIdentity identity, PanelFlow flow, PanelStates states, PanelViews views, PanelStyle style) {
        this.identity = identity;
        this.flow = flow;
        this.states = states;
        this.views = views;
        this.style = style;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> start(@RestPath String secret) {
        return device().map(device -> answer(device, secret, flow.start(device, false)))
                .orElseGet(this::closed);
    }

    /**
     * @param state {@code small} for a panel of 480×272, or the sealed state of what comes next by itself
     */
    @GET
    @Path("/{state}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(@RestPath String secret, @RestPath String state) {
        return device().map(device ->
                        flow.waited(device, opened(device, state)).chain(next -> answer(device, secret, next)))
                .orElseGet(this::closed);
    }

    private PanelState opened(PairedDevice device, String state) {
        if (state.equals(SMALL)) {
            return flow.start(device, true);
        }
        return states.open(device, state)
                .filter(PanelPage::mayStandInAnAddress)
                .orElseGet(() -> flow.start(device, false));
    }

    private static boolean mayStandInAnAddress(PanelState state) {
        return switch (state.screen()) {
            case START, STILL_THERE, PHONE -> true;
            default -> false;
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> act(
            @RestPath String secret,
            @RestForm @Nullable String s,
            @RestForm @Nullable String key,
            @RestForm @Nullable String action,
            @RestForm @Nullable String card,
            @RestForm @Nullable String language,
            @RestForm @Nullable String email,
            @RestForm @Nullable String username,
            @RestForm @Nullable String password) {
        var input = new PanelInput(key, action, card, language, email, username, password);
        return device().map(device -> {
                    PanelState state = Optional.ofNullable(s)
                            .flatMap(field -> states.open(device, field))
                            .orElseGet(() -> flow.start(device, false));
                    return input.isSane() && !device.paused()
                            ? flow.after(device, state, input).chain(next -> answer(device, secret, next))
                            : answer(device, secret, state);
                })
                .orElseGet(this::closed);
    }

    private Optional<PairedDevice> device() {
        return identity.getPrincipal() instanceof PairedDevice device ? Optional.of(device) : Optional.empty();
    }

    private Uni<RestResponse<String>> answer(PairedDevice device, String secret, PanelState state) {
        if (device.paused()) {
            return rendered(200, Templates.paused(style.text(), state.language()), state.language());
        }
        return rendered(
                200, Templates.page(views.of(device, secret, state), style.text(), state.language()), state.language());
    }

    private Uni<RestResponse<String>> closed() {
        return rendered(404, Templates.closed(style.text(), "en"), "en");
    }

    private static Uni<RestResponse<String>> rendered(int status, TemplateInstance page, String language) {
        return page.setLocale(Locale.of(language))
                .createUni()
                .map(html -> ResponseBuilder.<String>create(status)
                        .entity(html)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language)
                        .build());
    }
}
