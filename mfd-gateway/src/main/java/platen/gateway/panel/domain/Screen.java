package platen.gateway.panel.domain;

/** What a panel shows. */
public enum Screen {
    /** Nobody is logged in. A large panel has the keypad right here. */
    START,
    /** An access code is being typed. */
    CODE,
    /** A code to be scanned with a phone; the page asks by itself what came of it. */
    PHONE,
    /** A card needs its PIN. */
    PIN,
    /** A code alone is not enough for now: the PIN that goes with it, or a card. */
    STEP_UP,
    /** The card's holder must have a PIN and has none: their access code. */
    SET_PIN,
    /** The PIN they choose. */
    NEW_PIN,
    /** The same once more. */
    REPEAT_PIN,
    /** User name and password. */
    PASSWORD,
    /** The ways to log in that have no room on the first page. */
    OTHER_WAYS,
    /** A code that was minted for one login. */
    ONE_TIME_CODE,
    /** A card nobody has: how its holder may show who they are. */
    REGISTER,
    /** The access code that shows whose a card is. */
    REGISTER_CODE,
    /** A code that was minted for registering one card. */
    REGISTER_ONE_TIME_CODE,
    /** The password that shows whose a card is. */
    REGISTER_PASSWORD,
    /** The user name whose mail shows whose a card is. */
    REGISTER_MAIL,
    /** A mail is on its way, or is not: the screen is the same. */
    CHECK_MAIL,
    /** The address to which a forgotten code is mailed. */
    REMINDER,
    REMINDED,
    /** Somebody is logged in. */
    WELCOME,
    /** Somebody is logged in and has not touched anything for long. */
    STILL_THERE;

    /** Whether keys are typed here. */
    public boolean hasKeypad() {
        return switch (this) {
            case CODE,
                    ONE_TIME_CODE,
                    PIN,
                    STEP_UP,
                    SET_PIN,
                    NEW_PIN,
                    REPEAT_PIN,
                    REGISTER_CODE,
                    REGISTER_ONE_TIME_CODE -> true;
            default -> false;
        };
    }

    /** Whether the keypad has digits only. */
    public boolean isNumeric() {
        return switch (this) {
            case ONE_TIME_CODE, PIN, STEP_UP, NEW_PIN, REPEAT_PIN, REGISTER_ONE_TIME_CODE -> true;
            default -> false;
        };
    }
}
