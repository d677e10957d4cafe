package platen.gateway.registration.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.registration.AskForLink;
import platen.gateway.registration.RegisterByLogin;
import platen.gateway.registration.api.CardRegistrationRequest.Addressee;
import platen.gateway.registration.api.CardRegistrationRequest.ProvingCredential;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.api.LoginAnswers;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Registration;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Going on with a card that nobody has. */
@Path("/v1/card-registrations")
@Tag(name = "Card registrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class CardRegistrationResource {

    private final RegisterByLogin registerByLogin;
    private final AskForLink askForLink;
    private final CurrentDevice device;

    CardRegistrationResource(RegisterByLogin registerByLogin, AskForLink askForLink, CurrentDevice device) {
        this.registerByLogin = registerByLogin;
        this.askForLink = askForLink;
        this.device = device;
    }

    @POST
    @Operation(summary = "Show whose a card is, with a credential or by a mailed link")
    @APIResponse(
            responseCode = "201",
            description = "Logged in, and the card is the person's",
            content = @Content(schema = @Schema(implementation = CardRegistrationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "To be confirmed by mail, if anybody has that user name",
            content = @Content(schema = @Schema(implementation = CheckMailView.class)))
    @APIResponse(responseCode = "401", description = "Refused, without a reason; the ticket stays good")
    @APIResponse(responseCode = "410", description = "The ticket is over")
    @APIResponse(responseCode = "422", description = "A way not offered here, or an attempt id used before")
    @APIResponse(responseCode = "429", description = "The device must wait; see Retry-After")
    public Uni<Response> register(@Valid CardRegistrationRequest request) {
        PairedDevice asking = device.get();
        ProvingCredential credential = request.credential();
        Addressee mailTo = request.mailTo();
        if (credential != null && mailTo == null) {
            return proven(asking, request, credential).map(CardRegistrationResource::answer);
        }
        if (mailTo != null && credential == null) {
            return askForLink.ask(asking, request.ticket(), mailTo.username()).map(CardRegistrationResource::answer);
        }
        throw Problems.badRequest("Send either credential or mailTo.").exception();
    }

    private Uni<RegisterByLogin.Result> proven(
            PairedDevice asking, CardRegistrationRequest request, ProvingCredential shown) {
        Registration offered = asking.settings().registration();
        String username = shown.username();
        return switch (shown.type()) {
            case CODE -> {
                require(offered.byCode());
                yield registerByLogin.register(
                        asking,
                        request.attemptId(),
                        request.ticket(),
                        new PresentedCredential(CredentialKind.CODE, shown.value()));
            }
            case ONE_TIME_CODE -> {
                require(offered.byOneTimeCode());
                yield registerByLogin.registerByOneTimeCode(
                        asking, request.attemptId(), request.ticket(), shown.value());
            }
            case PASSWORD -> {
                require(offered.byPassword());
                if (username == null || username.isBlank()) {
                    throw Problems.badRequest("A password needs a username.").exception();
                }
                yield registerByLogin.registerByPassword(
                        asking, request.attemptId(), request.ticket(), username, shown.value());
            }
        };
    }

    private static void require(boolean offered) {
        if (!offered) {
            throw notOffered().exception();
        }
    }

    private static Response answer(RegisterByLogin.Result result) {
        return result.outcome() instanceof LoginOutcome.LoggedIn login
                ? Response.status(201)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(CardRegistrationView.of(login, result.cardRegistered()))
                        .build()
                : LoginAnswers.of(result.outcome());
    }

    private static Response answer(AskForLink.Result result) {
        return switch (result) {
            case AskForLink.Result.CheckMail mailed ->
                Response.ok(CheckMailView.INSTANCE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case AskForLink.Result.TicketOver over ->
                Problem.of(410, "ticket-over", "This ticket is over")
                        .withDetail("It was used or came too late. Let the person hold the card to the reader again.")
                        .toResponse();
            case AskForLink.Result.Wait wait -> LoginAnswers.of(new LoginOutcome.Wait(wait.retryAfter()));
            case AskForLink.Result.NotOffered not -> notOffered().toResponse();
        };
    }

    private static Problem notOffered() {
        return Problems.unprocessable(
                "registration-not-offered",
                "Cards are not registered in this way here",
                "The device's configuration names the ways that are offered.");
    }
}
