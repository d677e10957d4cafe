package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.registration.LogInOrRegister;
import platen.gateway.sessions.LogInWithPassword;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Method;

/** Logging in at a panel, and what it shows after that. */
@ApplicationScoped
class PanelLogins {

    private final LogInOrRegister logIn;
    private final LogInWithPassword logInWithPassword;
    private final Clock clock;

    PanelLogins(LogInOrRegister logIn, LogInWithPassword logInWithPassword, Clock clock) {
        this.logIn = logIn;
        this.logInWithPassword = logInWithPassword;
        this.clock = clock;
    }

    Uni<PanelState> byCode(PairedDevice device, PanelState state) {
        if (!device.settings().offers(Method.CODE)) {
            return Uni.createFrom().item(again(state, Notice.NOT_HERE));
        }
        PanelState refused = state.showing(Screen.CODE)
                .holding(null)
                .saying(state.screen() == Screen.STEP_UP ? Notice.PROOF_REFUSED : Notice.CODE_REFUSED);
        return logIn.logIn(device, state.attemptId(), code(state)).map(outcome -> shown(state, outcome, refused));
    }

    /** The code that was typed, or the one before with the PIN that was. */
    static PresentedCredential code(PanelState state) {
        String earlier = state.kept().code();
        return state.screen() == Screen.STEP_UP && earlier != null
                ? new PresentedCredential(CredentialKind.CODE, earlier, Optional.of(state.typed()), List.of())
                : new PresentedCredential(CredentialKind.CODE, state.typed());
    }

    Uni<PanelState> byOneTimeCode(PairedDevice device, PanelState state) {
        if (!device.settings().offers(Method.ONE_TIME_CODE)) {
            return Uni.createFrom().item(again(state, Notice.NOT_HERE));
        }
        var code = new PresentedCredential(CredentialKind.ONE_TIME_CODE, state.typed());
        PanelState refused = state.showing(Screen.ONE_TIME_CODE).saying(Notice.CODE_REFUSED);
        return logIn.logIn(device, state.attemptId(), code).map(outcome -> shown(state, outcome, refused));
    }

    Uni<PanelState> byPassword(
            PairedDevice device, PanelState state, @Nullable String userName, @Nullable String password) {
        if (!device.settings().offers(Method.PASSWORD)) {
            return Uni.createFrom().item(again(state, Notice.NOT_HERE));
        }
        if (userName == null || userName.isBlank() || password == null || password.isEmpty()) {
            return Uni.createFrom().item(state);
        }
        PanelState refused = state.showing(Screen.PASSWORD).saying(Notice.PROOF_REFUSED);
        return logInWithPassword
                .logIn(device, state.attemptId(), userName, password)
                .map(outcome -> shown(state, outcome, refused));
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
            case LoginOutcome.PinRefused pin -> state.showing(Screen.NEW_PIN).saying(Notice.PIN_TOO_EASY);
            case LoginOutcome.StepUp stepUp -> steppedUp(state);
            case LoginOutcome.Wait wait ->
                again(state, Notice.MUST_WAIT).waitingUntil(clock.instant().plus(wait.retryAfter()));
            case LoginOutcome.Next next -> next(state, next);
            case LoginOutcome.AttemptIdReused reused -> again(state, Notice.TOO_LATE);
        };
    }

    /** A page asks for the PIN that goes with an access code; who has a code for once goes another way. */
    private PanelState steppedUp(PanelState state) {
        return switch (state.screen()) {
            case ONE_TIME_CODE, REGISTER_ONE_TIME_CODE -> again(state, Notice.NOT_HERE);
            default -> state.keepingCode().showing(Screen.STEP_UP);
        };
    }

    private PanelState next(PanelState state, LoginOutcome.Next next) {
        return switch (next.next()) {
            case PIN -> state.showing(Screen.PIN).holding(next.ticket());
            case REGISTER_CARD -> state.showing(Screen.REGISTER).holding(next.ticket());
            case SET_PIN -> state.showing(Screen.SET_PIN).holding(next.ticket());
            case CHECK_MAIL -> state.showing(Screen.CHECK_MAIL);
            case STEP_UP -> again(state, Notice.NOT_HERE);
        };
    }

    PanelState again(PanelState state, Notice why) {
        return state.startAgain(why, state.attemptId(), clock.instant());
    }
}
