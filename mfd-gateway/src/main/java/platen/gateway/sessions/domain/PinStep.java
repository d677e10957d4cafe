package platen.gateway.sessions.domain;

import platen.gateway.settings.domain.PinRule;

/** What a credential that works still needs before it lets its holder in. */
public enum PinStep {
    NONE,
    /** The PIN beside the card. */
    ASK,
    /** The person has no PIN and is to have one. */
    CHOOSE,
    /** A PIN was sent along: it must be right. */
    CHECK;

    /**
     * @param rule of the device
     */
    public static PinStep of(CredentialKind kind, Claim claim, PinRule rule) {
        boolean mustChoose = rule == PinRule.ALWAYS && !claim.pin().isSet();
        return switch (kind) {
            case CODE, PASSWORD, ONE_TIME_CODE, REGISTRATION_CODE, PHONE -> NONE;
            case CARD_PIN -> mustChoose ? CHOOSE : CHECK;
            case CARD ->
                mustChoose ? CHOOSE : rule != PinRule.OFF && claim.pin().isSet() ? ASK : NONE;
        };
    }
}
