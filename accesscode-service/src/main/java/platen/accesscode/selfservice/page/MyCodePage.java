package platen.accesscode.selfservice.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import platen.accesscode.selfservice.SignedIn;
import platen.accesscode.selfservice.domain.Somebody;

/** One's own code as a page. What changes or shows something is a form sent by POST; the rest is links. */
@Path("/my-code")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class MyCodePage {

    private static final URI PAGE = URI.create("/my-code");
    private static final URI AFTER_REGENERATION = URI.create("/my-code?step=renewed");
    private static final List<String> ROLES = List.of("user", "admin", "helpdesk", "auditor");

    /** The one template of the page. */
    @CheckedTemplate(basePath = "my-code")
    static class Templates {

        private Templates() {}

        static native TemplateInstance page(PageView view, String language);
    }

    private final SecurityIdentity identity;
    private final SignedIn signedIn;
    private final OwnCodeViews views;

    MyCodePage(SecurityIdentity identity, SignedIn signedIn, OwnCodeViews views) {
        this.identity = identity;
        this.signedIn = signedIn;
        this.views = views;
    }

    /**
     * @param step {@code confirm} asks before another code is made, {@code renewed} says that it was
     */
    @GET
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(@RestQuery @Nullable String step, @Context HttpHeaders headers) {
        return self().map(self ->
                        "confirm".equals(step) ? views.confirm(self) : views.masked(self, "renewed".equals(step)))
                .orElseGet(MyCodePage::stranger)
                .chain(view -> answer(view, headers));
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> act(
            @RestForm @Nullable String action,
            @RestForm @Nullable String token,
            @RestForm @Nullable String key,
            @Context HttpHeaders headers) {
        Optional<Somebody> self = self();
        if (self.isEmpty()) {
            return stranger().chain(view -> answer(view, headers));
        }
        if (!FormToken.matches(self.get().token(), token)) {
            return answer(PageView.of(PageState.FORM_TOO_OLD, true), headers);
        }
        if ("renew".equals(action) && key != null && isKey(key)) {
            return renew(self.get(), key, headers);
        }
        return "show".equals(action)
                ? views.revealed(self.get()).chain(view -> answer(view, headers))
                : answer(PageView.of(PageState.FORM_TOO_OLD, true), headers);
    }

    private Uni<RestResponse<String>> renew(Somebody self, String key, HttpHeaders headers) {
        return views.renewed(self, key)
                .chain(refusal -> refusal == null
                        ? Uni.createFrom().item(RestResponse.seeOther(AFTER_REGENERATION))
                        : answer(refusal, headers));
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signedOut(@Context HttpHeaders headers) {
        return answer(PageView.of(PageState.SIGNED_OUT, false), headers);
    }

    /** Reached only by who has no session: with one, the OIDC extension ends it here. */
    @GET
    @Path("sign-out")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> signOut() {
        return RestResponse.seeOther(PAGE.resolve("/my-code/signed-out"));
    }

    /** The provider sends people here who cancelled, or whom it refused. */
    @GET
    @Path("refused")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> refused(@Context HttpHeaders headers) {
        return answer(PageView.of(PageState.SIGN_IN_FAILED, false), headers);
    }

    private Optional<Somebody> self() {
        if (ROLES.stream().noneMatch(identity::hasRole)) {
            return Optional.empty();
        }
        try {
            return Optional.of(signedIn.somebody());
        } catch (ForbiddenException ofNoOrganisation) {
            return Optional.empty();
        }
    }

    private static Uni<PageView> stranger() {
        return Uni.createFrom().item(PageView.of(PageState.NO_ROLE, true));
    }

    private static boolean isKey(String key) {
        try {
            return UUID.fromString(key).toString().equals(key);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Uni<RestResponse<String>> answer(PageView view, HttpHeaders headers) {
        Locale language = PageLanguage.of(headers.getAcceptableLanguages());
        return Templates.page(view, language.getLanguage())
                .setLocale(language)
                .createUni()
                .map(html -> ResponseBuilder.<String>create(view.state().status())
                        .entity(html)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }
}
