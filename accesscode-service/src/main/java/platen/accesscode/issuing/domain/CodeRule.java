package platen.accesscode.issuing.domain;

/** A rule that a supplied code may break (R3). The slug is what callers and events get; it never tells the value. */
public enum CodeRule {
    EMPTY("empty", "A code is needed."),
    FOREIGN_CHARACTER("character-not-allowed", "Only the letters A to Z and the digits 0 to 9 make a code."),
    TOO_SHORT("too-short", "A code has at least 4 characters."),
    TOO_LONG("too-long", "A code has at most 10 characters."),
    TRIVIAL("trivial", "One repeated character, or characters in constant steps, are too easily guessed.");

    private final String slug;
    private final String sentence;

    CodeRule(String slug, String sentence) {
        this.slug = slug;
        this.sentence = sentence;
    }

    public String slug() {
        return slug;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
