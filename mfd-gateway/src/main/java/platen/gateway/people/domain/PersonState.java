package platen.gateway.people.domain;

/** Whether a person may log in. */
public enum PersonState {
    ACTIVE("active"),
    INACTIVE("inactive");

    private final String text;

    PersonState(String text) {
        this.text = text;
    }

    public static PersonState of(String text) {
        // What is not plainly active does not log in.
        return text.equals(ACTIVE.text) ? ACTIVE : INACTIVE;
    }

    public String text() {
        return text;
    }
}
