package platen.gateway.settings.domain;

/** Whether a card alone lets somebody in. */
public enum PinRule {
    /** It does; PINs are not asked for. */
    OFF,
    /** It does unless the person has a PIN. */
    WHEN_SET,
    /** It never does. */
    ALWAYS
}
