package platen.gateway.panel.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.gateway.panel.domain.Key;
import platen.gateway.panel.domain.Keypad;
import platen.gateway.panel.domain.Notice;
import platen.gateway.panel.domain.PanelState;
import platen.gateway.panel.domain.Screen;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.Settings;

/**
 * What the template shows.
 *
 * @param address of the panel, where forms go
 * @param sealed the state, for the next request
 * @param refresh seconds and the page after them; null when the page stays
 * @param qr what a phone is to scan; null where nothing is
 * @param phones whether people log in with their phone here
 * @param byMail whether links are mailed for this device
 * @param pause seconds until the end of a wait
 */
public record PanelView(
        PanelState state,
        Settings settings,
        String device,
        String address,
        String sealed,
        @Nullable String refresh,
        @Nullable QrPicture qr,
        boolean phones,
        boolean byMail,
        long pause) {

    private static final String DOT = "•";

    /** A language to choose. */
    public record Choice(String code, String shown, boolean chosen) {}

    public Screen screen() {
        return state.screen();
    }

    public boolean small() {
        return state.small();
    }

    public @Nullable Notice notice() {
        return state.notice();
    }

    /** Whether the page is mostly keys, with little room for words. */
    public boolean keyed() {
        return state.screen().hasKeypad() || (state.screen() == Screen.START && !state.small());
    }

    /** Whether the notice takes the place of what is asked for; on large panels it takes that of the longer words above. */
    public boolean noticeBesideEntry() {
        boolean wordsAbove = !state.small() && (state.screen() == Screen.START || state.screen() == Screen.CODE);
        return state.notice() != null && !wordsAbove;
    }

    /** Whether the notice is no complaint. */
    public boolean good() {
        return state.notice() == Notice.CARD_REGISTERED
                || state.notice() == Notice.PIN_CHOSEN
                || state.notice() == Notice.LOGGED_OUT;
    }

    /** Whether there is nothing to cancel any more. */
    public boolean done() {
        return state.screen() == Screen.CHECK_MAIL || state.screen() == Screen.REMINDED;
    }

    /** What is typed, each symbol a dot: others look on. */
    public String dots() {
        return DOT.repeat(state.typed().length());
    }

    public List<List<Key>> rows() {
        return Keypad.rows(state.keys(), state.screen().isNumeric(), state.small());
    }

    /** Whether the keypad is the narrow one. */
    public boolean digits() {
        return rows().getLast().size() < 5 && !state.small();
    }

    public List<Choice> languages() {
        return List.of("en", "de", "fr").stream()
                .map(code -> new Choice(code, code.toUpperCase(Locale.ROOT), code.equals(state.language())))
                .toList();
    }

    /** Whether people log in with user name and password here. */
    public boolean passwords() {
        return settings.offers(Method.PASSWORD);
    }

    /** Whether people log in with a code that was minted for that. */
    public boolean oneTimeCodes() {
        return settings.offers(Method.ONE_TIME_CODE);
    }

    /** Whether the first page has no room for the ways to log in that are offered beside code and card. */
    public boolean otherWays() {
        return Stream.of(passwords(), oneTimeCodes(), phones)
                        .filter(offered -> offered)
                        .count()
                > 1;
    }

    public boolean byOneTimeCode() {
        return settings.registration().byOneTimeCode();
    }

    public boolean byCode() {
        return settings.registration().byCode();
    }

    public boolean byPassword() {
        return settings.registration().byPassword() && settings.passwords().isPresent();
    }

    public String name() {
        String name = state.name();
        return name == null ? "" : name;
    }

    public long idleSeconds() {
        return state.idleSeconds();
    }

    public long warningSeconds() {
        return settings.warning().toSeconds();
    }

    public long waitMinutes() {
        return pause / 60;
    }

    public long waitSeconds() {
        return pause % 60;
    }

    @Override
    public String toString() {
        return "PanelView[" + state + "]";
    }
}
