package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.Session;

/** Lets somebody in: the session id is valid at once, and what it leaves behind is written behind the answer. */
@ApplicationScoped
class AcceptLogin {

    private final ActivityLog activity;
    private final SessionTokens tokens;
    private final LoginMeters meters;

    AcceptLogin(ActivityLog activity, SessionTokens tokens, LoginMeters meters) {
        this.activity = activity;
        this.tokens = tokens;
        this.meters = meters;
    }

    Uni<LoginOutcome> accept(PairedDevice device, Attempt attempt, Claim claim, String displayName) {
        var session = new Session(
                attempt.organisation(),
                UUID.randomUUID(),
                attempt.deviceId(),
                claim.userId(),
                attempt.kind().held(),
                claim.credentialId(),
                claim.revision(),
                attempt.at(),
                attempt.at().plus(device.settings().longest()),
                device.settings().idle());
        return activity.add(new LoggedIn(attempt, session))
                .invoke(() -> meters.accepted(attempt))
                .replaceWith(() -> loggedIn(session, displayName));
    }

    /** The answer that lets somebody in; given again, it is the same. */
    LoginOutcome loggedIn(Session session, String displayName) {
        return new LoginOutcome.LoggedIn(tokens.issue(session), session, displayName);
    }
}
