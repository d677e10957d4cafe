package platen.gateway.sessions.domain;

/** Why nobody was let in. The administrator sees it, others a coarser word, the device none. */
public enum RefusalReason {
    UNKNOWN("unknown", "unknown"),
    MALFORMED("malformed", "malformed"),
    INACTIVE("inactive", "inactive"),
    /** A card after its last day. */
    EXPIRED("expired", "inactive"),
    /** Two people claim it: one of them has given it up, and the event that says so is still to come. */
    AMBIGUOUS("ambiguous", "unknown");

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
