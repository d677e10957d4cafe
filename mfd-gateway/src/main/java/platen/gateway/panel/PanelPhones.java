package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.phones.BeginPhoneLogin;
import platen.gateway.phones.CollectPhoneLogin;

/** Logging in with a phone at a panel: it shows the code, and asks by itself whether somebody has confirmed. */
@ApplicationScoped
class PanelPhones {

    private final BeginPhoneLogin beginPhoneLogin;
    private final CollectPhoneLogin collectPhoneLogin;
    private final PanelLogins logins;
    private final Clock clock;

    PanelPhones(BeginPhoneLogin beginPhoneLogin, CollectPhoneLogin collectPhoneLogin, PanelLogins logins, Clock clock) {
        this.beginPhoneLogin = beginPhoneLogin;
        this.collectPhoneLogin = collectPhoneLogin;
        this.logins = logins;
        this.clock = clock;
    }

    Uni<PanelState> begin(PairedDevice device, PanelState state) {
        return beginPhoneLogin.begin(device, state.attemptId()).map(result -> switch (result) {
            case BeginPhoneLogin.Result.Begun begun ->
                state.showing(Screen.PHONE).waitingForPhone(begun.id());
            case BeginPhoneLogin.Result.Wait wait ->
                logins.again(state, Notice.MUST_WAIT)
                        .waitingUntil(clock.instant().plus(wait.retryAfter()));
            case BeginPhoneLogin.Result.NotOffered not -> logins.again(state, Notice.NOT_HERE);
            case BeginPhoneLogin.Result.AttemptIdReused reused -> logins.again(state, Notice.TOO_LATE);
        });
    }

    /** The same page while nobody has confirmed. */
    Uni<PanelState> poll(PairedDevice device, PanelState state) {
        UUID phoneLogin = state.kept().phoneLogin();
        if (phoneLogin == null || !beginPhoneLogin.isOffered(device)) {
            return Uni.createFrom().item(logins.again(state, Notice.NOT_HERE));
        }
        PanelState over = logins.again(state, Notice.TOO_LATE);
        return collectPhoneLogin.collect(device, phoneLogin).map(result -> switch (result) {
            case CollectPhoneLogin.Result.Pending pending -> state;
            case CollectPhoneLogin.Result.Over late -> over;
            case CollectPhoneLogin.Result.Unknown unknown -> over;
            case CollectPhoneLogin.Result.Answered answered -> logins.shown(state, answered.outcome(), over);
        });
    }
}
