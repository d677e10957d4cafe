package platen.gateway.sessions.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.registration.LogInOrRegister;
import platen.gateway.sessions.CheckSession;
import platen.gateway.sessions.EndSession;
import platen.gateway.sessions.LogInWithPassword;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.api.LoginRequest.CredentialRequest;
import platen.gateway.sessions.api.LoginRequest.CredentialType;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.Settings;
import platen.kit.rest.Problems;

/** Logging in and out at a device. */
@Path("/v1/sessions")
@Tag(name = "Sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class SessionResource {

    private final LogInOrRegister logIn;
    private final LogInWithPassword logInWithPassword;
    private final CheckSession checkSession;
    private final EndSession endSession;
    private final CurrentDevice device;

    SessionResource(
            LogInOrRegister logIn,
            LogInWithPassword logInWithPassword,
            CheckSession checkSession,
            EndSession endSession,
            CurrentDevice device) {
        this.logIn = logIn;
        this.logInWithPassword = logInWithPassword;
        this.checkSession = checkSession;
        this.endSession = endSession;
        this.device = device;
    }

    @POST
    @Operation(summary = "Log somebody in")
    @APIResponse(
            responseCode = "201",
            description = "Logged in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The device is to do something more",
            content = @Content(schema = @Schema(implementation = NextView.class)))
    @APIResponse(
            responseCode = "401",
            description =
                    "Refused, without a reason; a member again, as in 200, has a new ticket in place of the one used up. Or the device is not paired")
    @APIResponse(
            responseCode = "422",
            description = "A type of credential not served, an attempt id used before, or a ticket not good any more")
    @APIResponse(responseCode = "503", description = "Whoever would have to be asked does not answer; see Retry-After")
    @APIResponse(
            responseCode = "429",
            description =
                    "The device must wait, or a code alone is not enough here for now (step-up-required): see Retry-After")
    public Uni<Response> logIn(@Valid LoginRequest request) {
        return outcome(device.get(), request.attemptId(), request.credential()).map(LoginAnswers::of);
    }

    private Uni<LoginOutcome> outcome(PairedDevice asking, String attemptId, CredentialRequest shown) {
        if (shown.type() == CredentialType.CARD_PIN && shown.ticket() != null) {
            return logIn.logInWithPin(asking, attemptId, shown.ticket(), given(shown.pin()));
        }
        requireOffered(asking.settings(), shown.type());
        return shown.type() == CredentialType.PASSWORD
                ? logInWithPassword.logIn(asking, attemptId, given(shown.username()), given(shown.value()))
                : logIn.logIn(asking, attemptId, presented(asking.settings(), shown));
    }

    private static PresentedCredential presented(Settings settings, CredentialRequest shown) {
        String value = given(shown.value());
        return switch (shown.type()) {
            // Heeded where a code alone is not enough for the time being.
            case CODE ->
                new PresentedCredential(CredentialKind.CODE, value, Optional.ofNullable(shown.pin()), List.of());
            case ONE_TIME_CODE ->
                new PresentedCredential(
                        CredentialKind.ONE_TIME_CODE, value, Optional.ofNullable(shown.pin()), List.of());
            case CARD -> new PresentedCredential(CredentialKind.CARD, value, Optional.empty(), settings.converters());
            case CARD_PIN ->
                new PresentedCredential(
                        CredentialKind.CARD_PIN, value, Optional.of(given(shown.pin())), settings.converters());
            case PASSWORD -> throw new IllegalStateException("Not looked up");
        };
    }

    /** Validation has seen to it that what the type needs is there. */
    private static String given(@Nullable String part) {
        return Objects.requireNonNull(part);
    }

    private static void requireOffered(Settings settings, CredentialType type) {
        boolean offered = switch (type) {
            case CODE -> settings.offers(Method.CODE);
            // Where it is offered with a PIN only, the card comes first and is asked for its PIN.
            case CARD -> settings.offers(Method.CARD) || settings.offers(Method.CARD_PIN);
            case CARD_PIN -> settings.offers(Method.CARD_PIN);
            case PASSWORD -> settings.offers(Method.PASSWORD);
            case ONE_TIME_CODE -> settings.offers(Method.ONE_TIME_CODE);
        };
        if (!offered) {
            throw Problems.unprocessable(
                            "method-not-offered",
                            "This way to log in is not offered at this device",
                            "The device's configuration names the ways that are.")
                    .exception();
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Tell whether a session still stands; this keeps it from idling out")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "404", description = "It has ended, for whatever reason")
    public Uni<SessionView> get(@RestPath String id) {
        return checkSession
                .check(device.get(), id)
                .map(standing ->
                        standing.orElseThrow(() -> Problems.notFound("session").exception()))
                .map(standing -> SessionView.of(id, standing.session(), standing.displayName()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Log out")
    @APIResponse(responseCode = "204", description = "Logged out")
    public Uni<Void> end(@RestPath String id) {
        return endSession.end(device.get(), id).map(known -> {
            if (!known) {
                throw Problems.notFound("session").exception();
            }
            return null;
        });
    }
}
