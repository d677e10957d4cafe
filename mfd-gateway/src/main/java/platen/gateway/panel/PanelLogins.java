package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.registration.LogInOrRegister;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Method;

/** Logging in at a panel, and what it shows after that. */
@ApplicationScoped
class PanelLogins {

    private final LogInOrRegister logIn;
    private final Clock clock;

    PanelLogins(LogInOrRegister logIn, Clock clock) {
        this.logIn = logIn;
        this.clock = clock;
    }

    Uni<PanelState> byCode(PairedDevice device, PanelState state) {
        if (!device.settings().offers(Method.CODE)) {
            return Uni.createFrom().item(again(state, Notice.NOT_HERE));
        }
        var code = new PresentedCredential(CredentialKind.CODE, state.typed());
        return logIn.logIn(device, state.attemptId(), code)
                .map(outcome -> shown(state, outcome, state.showing(Screen.CODE).saying(Notice.CODE_REFUSED)));
    }

    Uni<PanelState> byCard(PairedDevice device, PanelState state, String raw) {
        if (!device.settings().offers(Method.CARD) && !device.settings().offers(Method.CARD_PIN)) {
            return Uni.createFrom().item(again(state, Notice.NOT_HERE));
        }
        var card = new PresentedCredential(
                CredentialKind.CARD, raw, Optional.empty(), device.settings().converters());
        return logIn.logIn(device, state.attemptId(), card)
                .map(outcome -> shown(state, outcome, again(state, Notice.CARD_REFUSED)));
    }

    Uni<PanelState> byPin(PairedDevice device, PanelState state) {
        String ticket = state.ticket();
        return ticket == null
                ? Uni.createFrom().item(again(state, Notice.TOO_LATE))
                : logIn.logInWithPin(device, state.attemptId(), ticket, state.typed())
                        .map(outcome -> shown(state, outcome, again(state, Notice.PROOF_REFUSED)));
    }

    /**
     * The page for an answer.
     *
     * @param refused the page that says so
     */
    PanelState shown(PanelState state, LoginOutcome outcome, PanelState refused) {
        return switch (outcome) {
            case LoginOutcome.LoggedIn login ->
                state.welcoming(
                        login.sessionId(),
                        login.displayName(),
                        login.session().idle().toSeconds());
            case LoginOutcome.Refused no ->
                no.again()
                        .map(next -> next(state, next).saying(Notice.PROOF_REFUSED))
                        .orElse(refused);
            case LoginOutcome.CheckMail mailed ->
                state.showing(Screen.CHECK_MAIL).holding(null);
            case LoginOutcome.LoggedOut loggedOut -> again(state, Notice.LOGGED_OUT);
            case LoginOutcome.TicketGone gone -> again(state, Notice.TOO_LATE);
            case LoginOutcome.Unavailable unavailable -> again(state, Notice.TRY_LATER);
            case LoginOutcome.PinRefused pin -> again(state, Notice.PROOF_REFUSED);
            case LoginOutcome.StepUp stepUp -> again(state, Notice.CODE_NOT_ENOUGH);
            case LoginOutcome.Wait wait ->
                again(state, Notice.MUST_WAIT).waitingUntil(clock.instant().plus(wait.retryAfter()));
            case LoginOutcome.Next next -> next(state, next);
            case LoginOutcome.AttemptIdReused reused -> again(state, Notice.TOO_LATE);
        };
    }

    private PanelState next(PanelState state, LoginOutcome.Next next) {
        return switch (next.next()) {
            case PIN -> state.showing(Screen.PIN).holding(next.ticket());
            case REGISTER_CARD -> state.showing(Screen.REGISTER).holding(next.ticket());
            case CHECK_MAIL -> state.showing(Screen.CHECK_MAIL);
            case SET_PIN, STEP_UP -> again(state, Notice.NOT_HERE);
        };
    }

    PanelState again(PanelState state, Notice why) {
        return state.startAgain(why, state.attemptId(), clock.instant());
    }
}
