package platen.google.runs.domain;

/** What differs from what was published last. */
public enum ChangedField {
    EMAIL("email"),
    DISPLAY_NAME("displayName"),
    ACTIVE("active"),
    ACCESS_CODE("accessCode"),
    CARD("card"),
    ALIASES("aliases");

    private final String word;

    ChangedField(String word) {
        this.word = word;
    }

    /** As the API has it. */
    public String word() {
        return word;
    }
}
