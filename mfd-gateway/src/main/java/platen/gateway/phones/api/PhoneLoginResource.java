package platen.gateway.phones.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.phones.BeginPhoneLogin;
import platen.gateway.phones.CollectPhoneLogin;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.api.LoginAnswers;
import platen.gateway.sessions.api.SessionView;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Logging in with a phone: the device shows an address as a QR code, and asks whether it was confirmed there. */
@Path("/v1/phone-logins")
@Tag(name = "Phone logins")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class PhoneLoginResource {

    private final BeginPhoneLogin beginPhoneLogin;
    private final CollectPhoneLogin collectPhoneLogin;
    private final CurrentDevice device;
    private final long pollSeconds;

    PhoneLoginResource(
            BeginPhoneLogin beginPhoneLogin,
            CollectPhoneLogin collectPhoneLogin,
            CurrentDevice device,
            GatewayConfig config) {
        this.beginPhoneLogin = beginPhoneLogin;
        this.collectPhoneLogin = collectPhoneLogin;
        this.device = device;
        this.pollSeconds = config.phoneLogins().poll().toSeconds();
    }

    @POST
    @Operation(
            summary = "Begin a login that somebody confirms on their phone, in place of the one the device shows now")
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = PhoneLoginView.class)))
    @APIResponse(responseCode = "422", description = "Not offered here, or an attempt id used before")
    @APIResponse(responseCode = "429", description = "The device must wait; see Retry-After")
    public Uni<Response> begin(@Valid PhoneLoginRequest request) {
        return beginPhoneLogin.begin(device.get(), request.attemptId()).map(result -> switch (result) {
            case BeginPhoneLogin.Result.Begun begun ->
                Response.created(URI.create("/v1/phone-logins/" + begun.id()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(PhoneLoginView.of(begun))
                        .build();
            case BeginPhoneLogin.Result.Wait wait -> LoginAnswers.of(new LoginOutcome.Wait(wait.retryAfter()));
            case BeginPhoneLogin.Result.NotOffered not -> notOffered().toResponse();
            case BeginPhoneLogin.Result.AttemptIdReused reused -> LoginAnswers.of(new LoginOutcome.AttemptIdReused());
        });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Ask whether it was confirmed; if so, somebody is logged in")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed: the session, as of any login",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Nobody has confirmed it yet",
            content = @Content(schema = @Schema(implementation = WaitingView.class)))
    @APIResponse(responseCode = "404", description = "The device has begun no such login")
    @APIResponse(responseCode = "410", description = "It was refused, is late, was used, or another one was begun")
    @APIResponse(responseCode = "422", description = "Not offered here any more")
    public Uni<Response> collect(@RestPath UUID id) {
        PairedDevice asking = device.get();
        if (!beginPhoneLogin.isOffered(asking)) {
            throw notOffered().exception();
        }
        return collectPhoneLogin.collect(asking, id).map(result -> switch (result) {
            case CollectPhoneLogin.Result.Pending pending ->
                Response.accepted(WaitingView.of(pollSeconds))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case CollectPhoneLogin.Result.Over over ->
                Problem.of(410, "phone-login-over", "This login is over")
                        .withDetail("Nobody confirmed it in time, or it was refused. Begin another one.")
                        .toResponse();
            case CollectPhoneLogin.Result.Unknown unknown ->
                Problems.notFound("phone login").toResponse();
            case CollectPhoneLogin.Result.Answered answered -> answer(answered.outcome());
        });
    }

    private static Response answer(LoginOutcome outcome) {
        return outcome instanceof LoginOutcome.LoggedIn login
                ? Response.ok(SessionView.of(login.sessionId(), login.session(), login.displayName()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build()
                : LoginAnswers.of(outcome);
    }

    private static Problem notOffered() {
        return Problems.unprocessable(
                "method-not-offered",
                "This way to log in is not offered at this device",
                "The device's configuration names the ways that are.");
    }
}
