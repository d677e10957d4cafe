package platen.gateway.panel.domain;

/** The part of the keypad that is shown. */
public enum KeyPage {
    /** The symbols of generated codes; on a small panel their first half. */
    SYMBOLS,
    /** The second half, on a small panel. */
    MORE_SYMBOLS,
    /** What only typed and synced codes hold. */
    OTHERS,
    DIGITS
}
