package platen.notification.template.domain;

/**
 * Somebody else's words made fit for one line of a mail: no line break, no control character, nothing that turns the writing
 * direction around. So a name can neither add a header nor fake the line that holds the code.
 */
public record PlainLine(String text) {

    private static final int LONGEST = 80;

    /** Cleans a text; cuts it after 80 characters. */
    public static PlainLine of(String raw) {
        return of(raw, LONGEST);
    }

    /** Cleans a text and cuts it after so many characters. */
    public static PlainLine of(String raw, int longest) {
        String clean = raw.codePoints()
                .map(PlainLine::clean)
                .filter(character -> character >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ");
        return new PlainLine(cut(clean, longest));
    }

    private static String cut(String clean, int longest) {
        return clean.codePointCount(0, clean.length()) <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }

    /** The character to write instead; negative for none. */
    private static int clean(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> '\uFFFD';
            // Joiners are part of some scripts; every other format character is invisible or reverses what follows.
            case Character.FORMAT -> character == 0x200C || character == 0x200D ? character : -1;
            default -> character;
        };
    }
}
