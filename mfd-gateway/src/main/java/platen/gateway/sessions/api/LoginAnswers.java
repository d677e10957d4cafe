package platen.gateway.sessions.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import platen.gateway.sessions.LoginOutcome;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What a device is told, as HTTP says it. */
public final class LoginAnswers {

    private static final int RETRY_SECONDS = 5;

    private LoginAnswers() {}

    public static Response of(LoginOutcome outcome) {
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
            case LoginOutcome.CheckMail mailed ->
                Response.ok(NextView.CHECK_MAIL).build();
            case LoginOutcome.LoggedOut loggedOut ->
                Response.ok(NextView.LOGGED_OUT).build();
            case LoginOutcome.Refused refused -> refused(refused);
            case LoginOutcome.TicketGone gone ->
                Problems.unprocessable(
                                "ticket-gone",
                                "The ticket is not good any more",
                                "It was used, is late, or was another device's. Begin again with the card.")
                        .toResponse();
            case LoginOutcome.StepUp stepUp ->
                Response.fromResponse(Problem.of(429, "step-up-required", "A code alone is not enough here for now")
                                .withDetail("Use your card, or your code and PIN.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, wholeSeconds(stepUp.retryAfter()))
                        .build();
            case LoginOutcome.Wait wait ->
                Response.fromResponse(Problem.of(429, "device-must-wait", "This device must wait")
                                .withDetail("There were too many failures at this device.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait.retryAfter()))
                        .build();
            case LoginOutcome.Unavailable unavailable ->
                Response.fromResponse(Problem.of(503, "cannot-be-checked", "This cannot be checked now")
                                .withDetail("Whoever would have to be asked does not answer. Try again in a moment.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build();
            case LoginOutcome.PinRefused pin ->
                Problems.unprocessable(
                                "pin-refused",
                                "The PIN breaks a rule",
                                "A PIN has 4 to 10 digits and is none that everybody would try.")
                        .with("rule", pin.rule())
                        .withErrors(List.of(Violation.at("/pin", pin.rule())))
                        .toResponse();
            case LoginOutcome.AttemptIdReused reused ->
                Problems.unprocessable(
                                "attempt-id-reused",
                                "The attempt id was used for another attempt",
                                "Use a new id for a new attempt, and repeat an attempt as it was.")
                        .toResponse();
        };
    }

    private static Response refused(LoginOutcome.Refused refused) {
        Problem problem =
                Problem.of(401, "login-refused", "Login refused").withDetail("What was shown lets nobody in here.");
        return refused.again()
                .map(NextView::of)
                .map(again -> problem.with("again", again))
                .orElse(problem)
                .toResponse();
    }

    /** Rounded up: a device that comes back too early waits for nothing. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
