package platen.gateway.sessions.domain;

/** Why nobody was let in. The administrator sees it, others a coarser word, the device none. */
public enum RefusalReason {
    UNKNOWN("unknown", "unknown"),
    MALFORMED("malformed", "malformed"),
    INACTIVE("inactive", "inactive"),
    /** It works here, but accesscode-service knows better. */
    CONTRADICTED("contradicted", "unknown"),
    /** What is known of the person is out of date, and accesscode-service does not answer. */
    UNCONFIRMED("unconfirmed", "unknown"),
    /** The card is one person's, the code that was to prove it another's. */
    SOMEBODY_ELSES("somebody-elses", "unknown"),
    WRONG_PASSWORD("wrong-password", "unknown"),
    /** The password is right, and its sign-in is bound to no active person. */
    UNBOUND("unbound", "unknown"),
    /** The identity provider wants a second factor. */
    MFA_REQUIRED("mfa-required", "unknown"),
    WRONG_PIN("wrong-pin", "wrong-pin"),
    /** A card after its last day. */
    EXPIRED("expired", "inactive"),
    /** Two people claim it: one of them has given it up, and the event that says so is still to come. */
    AMBIGUOUS("ambiguous", "unknown"),

    /** The right code of somebody who is not usual at the device, while too many wrong ones are typed. */
    STEP_UP("step-up", "step-up");

    private final String text;
    private final String published;

    RefusalReason(String text, String published) {
        this.text = text;
        this.published = published;
    }

    public String text() {
        return text;
    }

    /** The word the event {@code login-refused} has for it. */
    public String published() {
        return published;
    }
}
