package platen.gateway.registration.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import platen.gateway.pages.SignedIn;
import platen.gateway.pages.SpokenPage;
import platen.gateway.registration.ConfirmCard;
import platen.gateway.registration.domain.CardLink;

/**
 * Where a mailed link leads. Opening it shows what it is about and uses nothing up, since mail scanners open links too; a form
 * sent by the person it was mailed to, signed in, does. The address is known from the mail only, so no other site can send it.
 */
@Path("/card-links")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CardLinkPage {

    /** The one template of the page. */
    @CheckedTemplate(basePath = "card-links")
    static class Templates {

        private Templates() {}

        static native TemplateInstance page(CardLinkView view, String language);
    }

    private final ConfirmCard confirmCard;
    private final SignedIn signedIn;
    private final Clock clock;

    CardLinkPage(ConfirmCard confirmCard, SignedIn signedIn, Clock clock) {
        this.confirmCard = confirmCard;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(@RestPath String token, @Context HttpHeaders headers) {
        return look(token, CardLinkState.ASK, headers);
    }

    @GET
    @Path("/confirm/{token}")
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ask(@RestPath String token, @Context HttpHeaders headers) {
        return look(token, CardLinkState.CONFIRM, headers);
    }

    @POST
    @Path("/confirm/{token}")
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<String>> confirm(@RestPath String token, @Context HttpHeaders headers) {
        return signedIn.as(token)
                .map(subject ->
                        confirmCard.confirm(token, subject, signedIn.token()).map(CardLinkState::of))
                .orElseGet(() -> Uni.createFrom().item(CardLinkState.WRONG_PERSON))
                .chain(state -> answer(CardLinkView.of(state), headers));
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> signedOut(@Context HttpHeaders headers) {
        return answer(CardLinkView.of(CardLinkState.SIGNED_OUT), headers);
    }

    /** Reached only by who has no session: with one, the OIDC extension ends it here. */
    @GET
    @Path("/sign-out")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> signOut() {
        return RestResponse.seeOther(URI.create("/card-links/signed-out"));
    }

    /** The provider sends people here who cancelled, or whom it refused. */
    @GET
    @Path("/refused")
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> refused(@Context HttpHeaders headers) {
        return answer(CardLinkView.of(CardLinkState.REFUSED), headers);
    }

    private Uni<RestResponse<String>> look(String token, CardLinkState open, HttpHeaders headers) {
        Instant now = clock.instant();
        return confirmCard
                .look(token)
                .map(found -> found.map(link -> view(link, token, CardLinkState.of(link.state(now), open), headers))
                        .orElseGet(() -> CardLinkView.of(CardLinkState.UNKNOWN)))
                .chain(view -> answer(view, headers));
    }

    private static CardLinkView view(CardLink link, String token, CardLinkState state, HttpHeaders headers) {
        DateTimeFormatter moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(SpokenPage.language(headers))
                .withZone(ZoneOffset.UTC);
        return new CardLinkView(
                state,
                token,
                link.deviceName(),
                moment.format(link.askedAt()) + " UTC",
                moment.format(link.expiresAt()) + " UTC");
    }

    private static Uni<RestResponse<String>> answer(CardLinkView view, HttpHeaders headers) {
        Locale language = SpokenPage.language(headers);
        return SpokenPage.answer(
                Templates.page(view, language.getLanguage()), view.state().status(), language);
    }
}
