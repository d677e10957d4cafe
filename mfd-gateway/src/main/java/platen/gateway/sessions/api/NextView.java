package platen.gateway.sessions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.sessions.LoginOutcome;

/**
 * The device is to do something more, or has nobody logged in any more.
 *
 * @param next what; {@code logged_out} when the card's second tap has ended its session
 * @param ticket to go on with, once; to be kept secret. Null where nothing goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NextView(
        @Schema(enumeration = {"pin", "set_pin", "register_card", "step_up", "check_mail", "logged_out"})
        String next,

        @Nullable String ticket,
        @Nullable Long expiresInSeconds) {

    static final NextView LOGGED_OUT = new NextView("logged_out", null, null);

    static final NextView CHECK_MAIL = new NextView("check_mail", null, null);

    static NextView of(LoginOutcome.Next next) {
        return new NextView(next.next().text(), next.ticket(), next.expiresIn().toSeconds());
    }

    @Override
    public String toString() {
        return "NextView[" + next + "]";
    }
}
