package platen.gateway.panel.domain;

/** What a panel has to say beside what it shows. */
public enum Notice {
    /** The code lets nobody in here. */
    CODE_REFUSED,
    /** The card lets nobody in here. */
    CARD_REFUSED,
    /** The PIN or the password was not right. */
    PROOF_REFUSED,
    /** The chosen PIN is too short, too long, or what everybody would try. */
    PIN_TOO_EASY,
    /** The PIN typed once more was another one. */
    PINS_DIFFER,
    /** There were too many failures. */
    MUST_WAIT,
    /** It took too long. */
    TOO_LATE,
    /** The device takes no credentials of that kind, or none at all. */
    NOT_HERE,
    /** What proves a password is away. */
    TRY_LATER,
    LOGGED_OUT,
    /** The session was over. */
    ENDED,
    /** The card is registered, or will be in a moment. */
    CARD_REGISTERED,
    /** The PIN is set, or will be in a moment. */
    PIN_CHOSEN
}
