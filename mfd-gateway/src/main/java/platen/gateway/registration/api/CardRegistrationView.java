package platen.gateway.registration.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.api.SessionView;

/**
 * The session, as of any login.
 *
 * @param cardRegistered false when the ticket was over, so that the card must be tapped again; and to a repeated attempt
 */
public record CardRegistrationView(@JsonUnwrapped SessionView session, boolean cardRegistered) {

    static CardRegistrationView of(LoginOutcome.LoggedIn login, boolean cardRegistered) {
        return new CardRegistrationView(
                SessionView.of(login.sessionId(), login.session(), login.displayName()), cardRegistered);
    }
}
