package platen.gateway.panel.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.PanelStates;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.phones.BeginPhoneLogin;
import platen.gateway.phones.PhoneTokens;
import platen.gateway.registration.AskForLink;

/** Makes the view of a page, with what the panel shows when nobody touches it any more. */
@ApplicationScoped
class PanelViews {

    /** Seconds until somebody who types is taken to have gone. Each key begins them anew. */
    private static final long TYPING = 60;

    /** For fields: the panel's own keyboard sends nothing until all is typed. */
    private static final long WRITING = 120;

    private static final long READING = 20;
    private static final long COUNTING_DOWN = 5;
    private static final long ASKING = 2;

    /** Pixels that a code to scan may take. */
    private static final int LARGE_CODE = 380;

    private static final int SMALL_CODE = 226;

    private final PanelStates states;
    private final AskForLink askForLink;
    private final BeginPhoneLogin beginPhoneLogin;
    private final PhoneTokens phoneTokens;
    private final Clock clock;

    PanelViews(
            PanelStates states,
            AskForLink askForLink,
            BeginPhoneLogin beginPhoneLogin,
            PhoneTokens phoneTokens,
            Clock clock) {
        this.states = states;
        this.askForLink = askForLink;
        this.beginPhoneLogin = beginPhoneLogin;
        this.phoneTokens = phoneTokens;
        this.clock = clock;
    }

    /**
     * @param secret of the panel's address
     */
    PanelView of(PairedDevice device, String secret, PanelState state) {
        String address = "/panel/" + secret;
        Instant until = state.until();
        long wait = until == null
                ? 0
                : Math.max(
                        1,
                        Duration.between(clock.instant(), until).plusMillis(999).toSeconds());
        return new PanelView(
                state,
                device.settings(),
                device.name(),
                address,
                states.seal(device, state),
                refresh(device, address, state),
                qr(device, state),
                beginPhoneLogin.isOffered(device),
                askForLink.isOffered(device),
                wait);
    }

    private @Nullable QrPicture qr(PairedDevice device, PanelState state) {
        UUID phoneLogin = state.kept().phoneLogin();
        return state.screen() == Screen.PHONE && phoneLogin != null
                ? QrPicture.of(
                        phoneTokens.address(device.organisation(), phoneLogin), state.small() ? SMALL_CODE : LARGE_CODE)
                : null;
    }

    private @Nullable String refresh(PairedDevice device, String address, PanelState state) {
        return switch (state.screen()) {
            case START -> afterNotice(device, address, state);
            case CODE, ONE_TIME_CODE, OTHER_WAYS -> after(TYPING, start(address, state));
            case PIN, STEP_UP, SET_PIN, NEW_PIN, REPEAT_PIN, REGISTER, REGISTER_CODE, REGISTER_ONE_TIME_CODE ->
                after(TYPING, page(device, address, state, Notice.TOO_LATE));
            case PHONE -> after(ASKING, address + "/" + states.seal(device, state));
            case PASSWORD, REGISTER_PASSWORD, REGISTER_MAIL, REMINDER -> after(WRITING, start(address, state));
            case CHECK_MAIL, REMINDED -> after(READING, start(address, state));
            case WELCOME -> after(untilWarning(device, state), stillThere(device, address, state));
            case STILL_THERE ->
                after(device.settings().warning().toSeconds(), page(device, address, state, Notice.ENDED));
        };
    }

    private @Nullable String afterNotice(PairedDevice device, String address, PanelState state) {
        if (state.notice() == null) {
            return null;
        }
        return state.until() != null && state.until().isAfter(clock.instant())
                ? after(COUNTING_DOWN, address + "/" + states.seal(device, state))
                : after(state.until() == null ? READING : 0, start(address, state));
    }

    private static long untilWarning(PairedDevice device, PanelState state) {
        return Math.max(1, state.idleSeconds() - device.settings().warning().toSeconds());
    }

    private String stillThere(PairedDevice device, String address, PanelState state) {
        return address + "/"
                + states.seal(device, state.showing(Screen.STILL_THERE).next(state.attemptId(), clock.instant()));
    }

    private String page(PairedDevice device, String address, PanelState state, Notice why) {
        return address + "/" + states.seal(device, state.startAgain(why, state.attemptId(), clock.instant()));
    }

    private static String start(String address, PanelState state) {
        return state.small() ? address + "/small" : address;
    }

    private static String after(long seconds, String address) {
        return seconds + "; url=" + address;
    }
}
