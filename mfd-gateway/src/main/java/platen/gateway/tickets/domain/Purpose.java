package platen.gateway.tickets.domain;

/** What a device is to do next; a ticket is good for that and nothing else. */
public enum Purpose {
    /** Ask for the PIN that goes with the card. */
    PIN("pin"),
    /** Let the person prove themselves by their code and choose a PIN. */
    SET_PIN("set_pin"),
    /** Let the person prove whose the card is to be. */
    REGISTER_CARD("register_card"),
    /** Ask for more than a code. */
    STEP_UP("step_up"),
    /** Say that a mail is on its way. */
    CHECK_MAIL("check_mail");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
