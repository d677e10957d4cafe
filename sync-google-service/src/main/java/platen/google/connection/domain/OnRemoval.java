package platen.google.connection.domain;

/** What becomes of a person whom the directory no longer has. */
public enum OnRemoval {
    KEEP("keep"),
    DISABLE_THEN_DELETE("disable-then-delete"),
    DELETE_NOW("delete-now");

    private final String word;

    OnRemoval(String word) {
        this.word = word;
    }

    /** As events have it. */
    public String word() {
        return word;
    }
}
