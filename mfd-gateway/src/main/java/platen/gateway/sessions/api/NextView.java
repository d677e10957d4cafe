package platen.gateway.sessions.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import platen.gateway.sessions.LoginOutcome;

/**
 * The device is to do something more.
 *
 * @param next what
 * @param ticket to go on with, once; to be kept secret
 */
public record NextView(
        @Schema(enumeration = {"pin", "set_pin", "register_card", "step_up", "check_mail"})
        String next,

        String ticket,
        long expiresInSeconds) {

    static NextView of(LoginOutcome.Next next) {
        return new NextView(next.next().text(), next.ticket(), next.expiresIn().toSeconds());
    }

    @Override
    public String toString() {
        return "NextView[" + next + "]";
    }
}
