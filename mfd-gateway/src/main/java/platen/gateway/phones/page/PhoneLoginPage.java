package platen.gateway.phones.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
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
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.gateway.pages.SignedIn;
import platen.gateway.pages.SpokenPage;
import platen.gateway.people.domain.Subject;
import platen.gateway.phones.DecidePhoneLogin;
import platen.gateway.phones.PhoneTokens;
import platen.gateway.phones.domain.PhoneLogin.Standing;

/**
 * Where the QR code on a device's screen leads. Opening it says which device it is and uses nothing up; only a form of this page,
 * sent by who is signed in, does.
 */
@Path("/phone-logins")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PhoneLoginPage {

    private static final String YES = "yes";
    private static final String NO = "no";

    /** The one template of the page. */
    @CheckedTemplate(basePath = "phone-logins")
    static class Templates {

        private Templates() {}

        static native TemplateInstance page(PhoneLoginPageView view, String language);
    }

    private final DecidePhoneLogin decidePhoneLogin;
    private final PhoneTokens tokens;
    private final SignedIn signedIn;
    private final Clock clock;

    PhoneLoginPage(DecidePhoneLogin decidePhoneLogin, PhoneTokens tokens, SignedIn signedIn, Clock clock) {
        this.decidePhoneLogin = decidePhoneLogin;
        this.tokens = tokens;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(@RestPath String token, @Context HttpHeaders headers) {
        return look(token, PhoneLoginState.ASK, Optional.empty(), headers);
    }

    @GET
    @Path("/confirm/{token}")
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(@RestPath String token, @Context HttpHeaders headers) {
        return signedIn.as(token)
                .map(subject ->
                        look(token, PhoneLoginState.CONFIRM, Optional.of(tokens.formOf(token, subject)), headers))
                .orElseGet(() -> answer(PhoneLoginPageView.of(PhoneLoginState.WRONG_PERSON), headers));
    }

    /**
     * @param form what the page before has put into the form; without it this is asked first, whoever sent the request
     * @param answer yes or no
     */
    @POST
    @Path("/confirm/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<String>> decide(
            @RestPath String token,
            @RestForm @Nullable String form,
            @RestForm @Nullable String answer,
            @Context HttpHeaders headers) {
        Optional<Subject> subject = signedIn.as(token);
        boolean ours = subject.isPresent() && form != null && tokens.isFormOf(token, subject.get(), form);
        return ours && (YES.equals(answer) || NO.equals(answer))
                ? decidePhoneLogin
                        .decide(token, subject.get(), signedIn.token(), YES.equals(answer))
                        .chain(result -> answer(PhoneLoginPageView.of(PhoneLoginState.of(result)), headers))
                : ask(token, headers);
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signedOut(@Context HttpHeaders headers) {
        return answer(PhoneLoginPageView.of(PhoneLoginState.SIGNED_OUT), headers);
    }

    /** Reached only by who has no session: with one, the OIDC extension ends it here. */
    @GET
    @Path("/sign-out")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> signOut() {
        return RestResponse.seeOther(URI.create("/phone-logins/signed-out"));
    }

    /** The provider sends people here who cancelled, or whom it refused. */
    @GET
    @Path("/refused")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> refused(@Context HttpHeaders headers) {
        return answer(PhoneLoginPageView.of(PhoneLoginState.REFUSED), headers);
    }

    private Uni<RestResponse<String>> look(
            String token, PhoneLoginState open, Optional<String> form, HttpHeaders headers) {
        return decidePhoneLogin
                .look(token)
                .map(found -> found.map(asked -> asked.login().standing(clock.instant()) == Standing.WAITING
                                ? PhoneLoginPageView.of(open, token, form, asked)
                                : PhoneLoginPageView.of(PhoneLoginState.OVER))
                        .orElseGet(() -> PhoneLoginPageView.of(PhoneLoginState.UNKNOWN)))
                .chain(view -> answer(view, headers));
    }

    private static Uni<RestResponse<String>> answer(PhoneLoginPageView view, HttpHeaders headers) {
        Locale language = SpokenPage.language(headers);
        return SpokenPage.answer(
                Templates.page(view, language.getLanguage()), view.state().status(), language);
    }
}
