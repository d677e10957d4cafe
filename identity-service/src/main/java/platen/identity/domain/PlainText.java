package platen.identity.domain;

/** Text of one line without anything invisible that acts: a line break in a name would forge a mail header. */
public final class PlainText {

    private PlainText() {}

    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    /** What is left of a source's text: invisible characters become spaces, surplus ones go, the rest is cut to length. */
    public static String cleaned(String text, int longest) {
        String plain = text.codePoints()
                .map(point -> isPlain(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        int length = plain.codePointCount(0, plain.length());
        return length <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest)).strip();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Overrides and isolates turn the reading direction, which makes one name look like another.
            default -> !(point >= 0x202A && point <= 0x202E) && !(point >= 0x2066 && point <= 0x2069);
        };
    }
}
