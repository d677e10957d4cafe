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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.CheckSession;
import platen.gateway.sessions.EndSession;
import platen.gateway.sessions.LogIn;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.api.LoginRequest.CredentialRequest;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.Settings;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Logging in and out at a device. */
@Path("/v1/sessions")
@Tag(name = "Sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class SessionResource {

    private final LogIn logIn;
    private final CheckSession checkSession;
    private final EndSession endSession;
    private final CurrentDevice device;

    SessionResource(LogIn logIn, CheckSession checkSession, EndSession endSession, CurrentDevice device) {
        this.logIn = logIn;
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
    @APIResponse(responseCode = "401", description = "Refused, without a reason; or the device is not paired")
    @APIResponse(responseCode = "422", description = "A type of credential not served, or an attempt id used before")
    @APIResponse(responseCode = "429", description = "The device must wait; see Retry-After")
    public Uni<Response> logIn(@Valid LoginRequest request) {
        PairedDevice asking = device.get();
        return logIn.logIn(asking, request.attemptId(), credential(asking.settings(), request.credential()))
                .map(SessionResource::answer);
    }

    private static PresentedCredential credential(Settings settings, CredentialRequest credential) {
        return switch (credential.type()) {
            case CODE -> {
                require(settings, Method.CODE);
                yield new PresentedCredential(CredentialKind.CODE, credential.value());
            }
            case CARD -> {
                require(settings, Method.CARD);
                yield new PresentedCredential(CredentialKind.CARD, credential.value(), settings.converters());
            }
            case CARD_PIN, PASSWORD ->
                throw Problems.unprocessable(
                                "unsupported-credential-type",
                                "This type of credential is not served",
                                "Use code or card.")
                        .exception();
        };
    }

    private static void require(Settings settings, Method method) {
        if (!settings.offers(method)) {
            throw Problems.unprocessable(
                            "method-not-offered",
                            "This way to log in is not offered at this device",
                            "The device's configuration names the ways that are.")
                    .exception();
        }
    }

    private static Response answer(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.LoggedIn login ->
                Response.status(201)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(SessionView.of(login.sessionId(), login.session(), login.displayName()))
                        .build();
            case LoginOutcome.Next next ->
                Response.ok(NextView.of(next))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case LoginOutcome.Refused refused ->
                Problem.of(401, "login-refused", "Login refused")
                        .withDetail("What was shown lets nobody in here.")
                        .toResponse();
            case LoginOutcome.Wait wait ->
                Response.fromResponse(Problem.of(429, "device-must-wait", "This device must wait")
                                .withDetail("There were too many failures at this device.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait.retryAfter()))
                        .build();
            case LoginOutcome.AttemptIdReused reused ->
                Problems.unprocessable(
                                "attempt-id-reused",
                                "The attempt id was used for another attempt",
                                "Use a new id for a new attempt, and repeat an attempt as it was.")
                        .toResponse();
        };
    }

    /** Rounded up: a device that comes back too early waits for nothing. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
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
