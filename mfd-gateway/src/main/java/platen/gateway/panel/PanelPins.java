package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.PanelState.Kept;
import platen.gateway.panel.domain.Screen;
import platen.gateway.pins.domain.ChosenPin;
import platen.gateway.sessions.ChoosePin;
import platen.gateway.sessions.LoginOutcome;

/**
 * Choosing a PIN at a panel: the access code, the PIN, and the PIN once more. Only then is anything checked but the PIN's own
 * rules, so a wrong code is told of last.
 */
@ApplicationScoped
class PanelPins {

    private final ChoosePin choosePin;
    private final PanelLogins logins;

    PanelPins(ChoosePin choosePin, PanelLogins logins) {
        this.choosePin = choosePin;
        this.logins = logins;
    }

    PanelState codeTyped(PanelState state) {
        return state.keepingCode().showing(Screen.NEW_PIN);
    }

    PanelState pinTyped(PanelState state) {
        return new ChosenPin(state.typed()).brokenRule().isPresent()
                ? state.showing(Screen.NEW_PIN).saying(Notice.PIN_TOO_EASY)
                : state.keepingPin().showing(Screen.REPEAT_PIN);
    }

    Uni<PanelState> pinRepeated(PairedDevice device, PanelState state) {
        Kept kept = state.kept();
        if (kept.ticket() == null || kept.code() == null) {
            return Uni.createFrom().item(logins.again(state, Notice.TOO_LATE));
        }
        if (!state.typed().equals(kept.pin())) {
            return Uni.createFrom().item(state.showing(Screen.NEW_PIN).saying(Notice.PINS_DIFFER));
        }
        PanelState refused = logins.again(state, Notice.PROOF_REFUSED);
        return choosePin
                .choose(device, state.attemptId(), kept.ticket(), kept.code(), new ChosenPin(state.typed()))
                .map(outcome -> outcome instanceof LoginOutcome.LoggedIn
                        ? logins.shown(state, outcome, refused).saying(Notice.PIN_CHOSEN)
                        : logins.shown(state, outcome, refused));
    }
}
