package platen.identity.imports.domain;

/**
 * Keeps a spreadsheet from taking a cell for a formula (OWASP ASVS 1.2.10): what begins with a character that would make it one gets an
 * apostrophe in front, and so does what begins with an apostrophe, so that reading takes away exactly what writing has added.
 */
public final class CellEscape {

    private static final char MARK = '\'';
    private static final String DANGEROUS = "=+-@\t\r\n\0＝＋－＠";

    private CellEscape() {}

    public static String escaped(String value) {
        return value.isEmpty() || !isMarked(value.charAt(0)) ? value : MARK + value;
    }

    public static String unescaped(String cell) {
        return cell.length() > 1 && cell.charAt(0) == MARK && isMarked(cell.charAt(1)) ? cell.substring(1) : cell;
    }

    private static boolean isMarked(char first) {
        return first == MARK || DANGEROUS.indexOf(first) >= 0;
    }
}
