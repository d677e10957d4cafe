package platen.gateway.panel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.Key;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.reminders.NoteReminder;
import platen.gateway.sessions.CheckSession;
import platen.gateway.sessions.EndSession;

/** Leads from page to page: what somebody did on one, and which is next. */
@ApplicationScoped
public class PanelFlow {

    /** The languages the pages are in. */
    public static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final PanelLogins logins;
    private final PanelRegistrations registrations;
    private final PanelPins pins;
    private final PanelPhones phones;
    private final NoteReminder noteReminder;
    private final CheckSession checkSession;
    private final EndSession endSession;
    private final Clock clock;

    PanelFlow(
            PanelLogins logins,
            PanelRegistrations registrations,
            PanelPins pins,
            PanelPhones phones,
            NoteReminder noteReminder,
            CheckSession checkSession,
            EndSession endSession,
            Clock clock) {
        this.logins = logins;
        this.registrations = registrations;
        this.pins = pins;
        this.phones = phones;
        this.noteReminder = noteReminder;
        this.checkSession = checkSession;
        this.endSession = endSession;
        this.clock = clock;
    }

    /** Nobody is there. */
    public PanelState start(PairedDevice device, boolean small) {
        String language = device.settings().language();
        return PanelState.start(small, LANGUAGES.contains(language) ? language : "en", attempt(), clock.instant());
    }

    /** After something was done. The same input to the same page sent twice is one attempt. */
    public Uni<PanelState> after(PairedDevice device, PanelState state, PanelInput input) {
        return step(device, state, input).map(next -> next.next(attempt(), clock.instant()));
    }

    /** When a page has waited its seconds: one that waits for a phone asks what came of it, all others stay as they are. */
    public Uni<PanelState> waited(PairedDevice device, PanelState state) {
        return state.screen() == Screen.PHONE ? phones.poll(device, state) : now(state);
    }

    private Uni<PanelState> step(PairedDevice device, PanelState state, PanelInput input) {
        if (input.hasCard()) {
            return logins.byCard(device, state, String.valueOf(input.card()));
        }
        if (input.language() != null) {
            return now(LANGUAGES.contains(input.language()) ? state.in(input.language()) : state);
        }
        return input.key() != null
                ? key(device, state, input.key())
                : action(device, state, input.action() == null ? "" : input.action(), input);
    }

    private Uni<PanelState> key(PairedDevice device, PanelState state, String key) {
        PanelState typing = state.screen() == Screen.START ? state.showing(Screen.CODE) : state;
        if (!typing.screen().hasKeypad()) {
            return now(state);
        }
        if (!key.equals(Key.OK)) {
            return now(typing.pressed(key));
        }
        if (typing.typed().isEmpty()) {
            return now(typing);
        }
        return switch (typing.screen()) {
            case PIN -> logins.byPin(device, typing);
            case SET_PIN -> now(pins.codeTyped(typing));
            case NEW_PIN -> now(pins.pinTyped(typing));
            case REPEAT_PIN -> pins.pinRepeated(device, typing);
            case REGISTER_CODE -> registrations.byCode(device, typing);
            case ONE_TIME_CODE -> logins.byOneTimeCode(device, typing);
            case REGISTER_ONE_TIME_CODE -> registrations.byOneTimeCode(device, typing);
            case STEP_UP ->
                typing.ticket() == null ? logins.byCode(device, typing) : registrations.byCode(device, typing);
            default -> logins.byCode(device, typing);
        };
    }

    private Uni<PanelState> action(PairedDevice device, PanelState state, String action, PanelInput input) {
        return switch (action) {
            case "code" -> now(state.showing(Screen.CODE));
            case "password" -> now(state.showing(Screen.PASSWORD));
            case "other-ways" -> now(state.showing(Screen.OTHER_WAYS));
            case "phone" -> phones.begin(device, state);
            case "one-time-code" -> now(state.showing(Screen.ONE_TIME_CODE));
            case "reminder" -> now(state.showing(Screen.REMINDER));
            case "register-code" -> now(ifCard(state, Screen.REGISTER_CODE));
            case "register-one-time-code" -> now(ifCard(state, Screen.REGISTER_ONE_TIME_CODE));
            case "register-password" -> now(ifCard(state, Screen.REGISTER_PASSWORD));
            case "register-mail" -> now(ifCard(state, Screen.REGISTER_MAIL));
            case "send" -> send(device, state, input);
            case "stay" -> stay(device, state);
            case "logout" -> logOut(device, state);
            default -> now(again(state, null));
        };
    }

    private PanelState ifCard(PanelState state, Screen next) {
        return state.ticket() == null ? again(state, Notice.TOO_LATE) : state.showing(next);
    }

    private Uni<PanelState> send(PairedDevice device, PanelState state, PanelInput input) {
        return switch (state.screen()) {
            case REMINDER -> remind(device, state, input.email());
            case PASSWORD -> logins.byPassword(device, state, input.username(), input.password());
            case REGISTER_MAIL -> registrations.byMail(device, state, input.username());
            case REGISTER_PASSWORD -> registrations.byPassword(device, state, input.username(), input.password());
            default -> now(again(state, null));
        };
    }

    private Uni<PanelState> remind(PairedDevice device, PanelState state, @Nullable String email) {
        return email == null || email.isBlank()
                ? now(state)
                : noteReminder.note(device, email).replaceWith(state.showing(Screen.REMINDED));
    }

    private Uni<PanelState> stay(PairedDevice device, PanelState state) {
        String session = state.session();
        return session == null
                ? now(again(state, Notice.ENDED))
                : checkSession
                        .check(device, session)
                        .map(standing ->
                                standing.isPresent() ? state.showing(Screen.WELCOME) : again(state, Notice.ENDED));
    }

    private Uni<PanelState> logOut(PairedDevice device, PanelState state) {
        String session = state.session();
        return session == null
                ? now(again(state, Notice.ENDED))
                : endSession.end(device, session).replaceWith(() -> again(state, Notice.LOGGED_OUT));
    }

    private PanelState again(PanelState state, @Nullable Notice why) {
        return state.startAgain(why, attempt(), clock.instant());
    }

    private static Uni<PanelState> now(PanelState state) {
        return Uni.createFrom().item(state);
    }

    private static String attempt() {
        return "panel-" + UUID.randomUUID();
    }
}
