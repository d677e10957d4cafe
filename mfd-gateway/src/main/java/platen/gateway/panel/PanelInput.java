package platen.gateway.panel;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did on a page.
 *
 * @param key of the keypad
 * @param action a button beside it
 * @param card what the reader typed; secret
 * @param language another one
 * @param password secret
 */
public record PanelInput(
        @Nullable String key,
        @Nullable String action,
        @Nullable String card,
        @Nullable String language,
        @Nullable String email,
        @Nullable String username,
        @Nullable String password) {

    private static final int LONGEST = 512;

    /** Whether a reader has sent a card, and not just an Enter. */
    public boolean hasCard() {
        return card != null && !card.isBlank();
    }

    /** Whether nothing is longer than a page lets anybody type. */
    public boolean isSane() {
        return isShort(key)
                && isShort(action)
                && isShort(card)
                && isShort(language)
                && isShort(email)
                && isShort(username)
                && isShort(password);
    }

    private static boolean isShort(@Nullable String value) {
        return value == null || value.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "PanelInput[…]";
    }
}
