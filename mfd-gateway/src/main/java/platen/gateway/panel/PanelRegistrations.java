package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.registration.AskForLink;
import platen.gateway.registration.RegisterByLogin;

/** Registering a card at a panel. */
@ApplicationScoped
class PanelRegistrations {

    private final RegisterByLogin registerByLogin;
    private final AskForLink askForLink;
    private final PanelLogins logins;
    private final Clock clock;

    PanelRegistrations(RegisterByLogin registerByLogin, AskForLink askForLink, PanelLogins logins, Clock clock) {
        this.registerByLogin = registerByLogin;
        this.askForLink = askForLink;
        this.logins = logins;
        this.clock = clock;
    }

    Uni<PanelState> byCode(PairedDevice device, PanelState state) {
        String ticket = state.ticket();
        if (ticket == null || !device.settings().registration().byCode()) {
            return Uni.createFrom().item(logins.again(state, Notice.TOO_LATE));
        }
        PanelState refused = state.showing(Screen.REGISTER_CODE).holding(ticket).saying(Notice.PROOF_REFUSED);
        return registerByLogin
                .register(device, state.attemptId(), ticket, PanelLogins.code(state))
                .map(result -> shown(state, result, refused));
    }

    Uni<PanelState> byOneTimeCode(PairedDevice device, PanelState state) {
        String ticket = state.ticket();
        if (ticket == null || !device.settings().registration().byOneTimeCode()) {
            return Uni.createFrom().item(logins.again(state, Notice.TOO_LATE));
        }
        PanelState refused =
                state.showing(Screen.REGISTER_ONE_TIME_CODE).holding(ticket).saying(Notice.PROOF_REFUSED);
        return registerByLogin
                .registerByOneTimeCode(device, state.attemptId(), ticket, state.typed())
                .map(result -> shown(state, result, refused));
    }

    Uni<PanelState> byMail(PairedDevice device, PanelState state, @Nullable String userName) {
        String ticket = state.ticket();
        if (ticket == null) {
            return Uni.createFrom().item(logins.again(state, Notice.TOO_LATE));
        }
        if (userName == null || userName.isBlank()) {
            return Uni.createFrom().item(state);
        }
        return askForLink.ask(device, ticket, userName).map(result -> switch (result) {
            case AskForLink.Result.CheckMail mailed ->
                state.showing(Screen.CHECK_MAIL).holding(null);
            case AskForLink.Result.TicketOver over -> logins.again(state, Notice.TOO_LATE);
            case AskForLink.Result.Wait wait ->
                logins.again(state, Notice.MUST_WAIT)
                        .waitingUntil(clock.instant().plus(wait.retryAfter()));
            case AskForLink.Result.NotOffered not -> logins.again(state, Notice.NOT_HERE);
        });
    }

    Uni<PanelState> byPassword(
            PairedDevice device, PanelState state, @Nullable String userName, @Nullable String password) {
        String ticket = state.ticket();
        if (ticket == null || !device.settings().registration().byPassword()) {
            return Uni.createFrom().item(logins.again(state, Notice.TOO_LATE));
        }
        if (userName == null || userName.isBlank() || password == null || password.isEmpty()) {
            return Uni.createFrom().item(state);
        }
        PanelState refused = state.showing(Screen.REGISTER_PASSWORD).saying(Notice.PROOF_REFUSED);
        return registerByLogin
                .registerByPassword(device, state.attemptId(), ticket, userName, password)
                .map(result -> shown(state, result, refused));
    }

    private PanelState shown(PanelState state, RegisterByLogin.Result result, PanelState refused) {
        PanelState next = logins.shown(state, result.outcome(), refused);
        return result.cardRegistered() ? next.saying(Notice.CARD_REGISTERED) : next;
    }
}
