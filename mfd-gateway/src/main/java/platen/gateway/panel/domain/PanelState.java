package platen.gateway.panel.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a page of a panel knows; the next request brings it back, sealed, since a panel's browser may keep no cookies.
 *
 * @param small for a screen of 480×272
 * @param language {@code en}, {@code de} or {@code fr}
 * @param typed so far; secret
 * @param attemptId of the attempt that this page leads to: sent twice it counts once
 * @param kept from the pages before
 * @param session the signed id of who is logged in; secret
 * @param name of who is logged in
 * @param idleSeconds after so long without a sign of life the session ends
 * @param until the end of a wait
 */
public record PanelState(
        Screen screen,
        boolean small,
        String language,
        KeyPage keys,
        String typed,
        String attemptId,
        Kept kept,
        @Nullable String session,
        @Nullable String name,
        long idleSeconds,
        @Nullable Notice notice,
        @Nullable Instant until,
        Instant made) {

    private static final int LONGEST = 16;

    /**
     * What somebody has shown or chosen on earlier pages, and is needed on later ones. All of it is secret.
     *
     * @param ticket for going on with a card
     * @param code typed before a PIN
     * @param pin chosen, to be typed once more
     * @param phoneLogin that somebody is to confirm on their phone
     */
    public record Kept(
            @Nullable String ticket,
            @Nullable String code,
            @Nullable String pin,
            @Nullable UUID phoneLogin) {

        private static final Kept NOTHING = new Kept(null, null, null, null);

        @Override
        public String toString() {
            return "Kept[…]";
        }
    }

    /** Nobody is there. */
    public static PanelState start(boolean small, String language, String attemptId, Instant now) {
        return new PanelState(
                Screen.START,
                small,
                language,
                KeyPage.SYMBOLS,
                "",
                attemptId,
                Kept.NOTHING,
                null,
                null,
                0,
                null,
                null,
                now);
    }

    /** For going on with a card; secret. */
    public @Nullable String ticket() {
        return kept.ticket;
    }

    /** The same panel with nobody there. */
    public PanelState startAgain(@Nullable Notice why, String attempt, Instant now) {
        return start(small, language, attempt, now).saying(why);
    }

    public PanelState showing(Screen next) {
        return new PanelState(
                next,
                small,
                language,
                KeyPage.SYMBOLS,
                "",
                attemptId,
                kept,
                session,
                name,
                idleSeconds,
                null,
                null,
                made);
    }

    public PanelState saying(@Nullable Notice what) {
        return new PanelState(
                screen, small, language, keys, typed, attemptId, kept, session, name, idleSeconds, what, until, made);
    }

    public PanelState waitingUntil(Instant end) {
        return new PanelState(
                screen,
                small,
                language,
                keys,
                typed,
                attemptId,
                kept,
                session,
                name,
                idleSeconds,
                Notice.MUST_WAIT,
                end,
                made);
    }

    public PanelState in(String other) {
        return new PanelState(
                screen, small, other, keys, typed, attemptId, kept, session, name, idleSeconds, notice, until, made);
    }

    /** With a ticket, and nothing else of the pages before. */
    public PanelState holding(@Nullable String ticket) {
        return keeping(new Kept(ticket, null, null, null));
    }

    /** With the login that somebody is to confirm, and nothing else of the pages before. */
    public PanelState waitingForPhone(UUID phoneLogin) {
        return keeping(new Kept(null, null, null, phoneLogin));
    }

    /** With the code that stands in the field now. */
    public PanelState keepingCode() {
        return keeping(new Kept(kept.ticket, typed, null, null));
    }

    /** With the chosen PIN that stands in the field now. */
    public PanelState keepingPin() {
        return keeping(new Kept(kept.ticket, kept.code, typed, null));
    }

    private PanelState keeping(Kept other) {
        return new PanelState(
                screen,
                small,
                language,
                keys,
                typed,
                attemptId,
                other,
                session,
                name,
                idleSeconds,
                notice,
                until,
                made);
    }

    /** Somebody has logged in. */
    public PanelState welcoming(String signedSession, String displayName, long idle) {
        return new PanelState(
                Screen.WELCOME,
                small,
                language,
                KeyPage.SYMBOLS,
                "",
                attemptId,
                Kept.NOTHING,
                signedSession,
                displayName,
                idle,
                null,
                null,
                made);
    }

    /** For the next attempt. */
    public PanelState next(String attempt, Instant now) {
        return new PanelState(
                screen, small, language, keys, typed, attempt, kept, session, name, idleSeconds, notice, until, now);
    }

    /** After a key that types or turns the page. */
    public PanelState pressed(String key) {
        if (key.equals(Key.DELETE)) {
            return typing(typed.isEmpty() ? typed : typed.substring(0, typed.length() - 1), keys);
        }
        var page = Keypad.turnedTo(key);
        if (page.isPresent()) {
            return typing(typed, page.get());
        }
        return Keypad.symbol(key)
                .filter(symbol -> typed.length() < LONGEST)
                .map(symbol -> typing(typed + symbol, keys))
                .orElse(this);
    }

    private PanelState typing(String value, KeyPage page) {
        return new PanelState(
                screen, small, language, page, value, attemptId, kept, session, name, idleSeconds, null, null, made);
    }

    @Override
    public String toString() {
        return "PanelState[" + screen + "]";
    }
}
