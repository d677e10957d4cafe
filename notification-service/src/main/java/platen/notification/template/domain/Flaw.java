package platen.notification.template.domain;

/**
 * Why a template cannot be used.
 *
 * @param part subject or body
 * @param line from 1 on; 0 where it is about the part as a whole
 * @param column from 1 on; 0 likewise
 * @param words for people
 */
public record Flaw(String part, int line, int column, String words) {

    public static final String SUBJECT = "subject";
    public static final String BODY = "body";

    public static Flaw of(String part, String words) {
        return new Flaw(part, 0, 0, words);
    }

    /** The words with the place before them. */
    public String told() {
        return line == 0 ? words : "Line " + line + ", column " + column + ": " + words;
    }
}
