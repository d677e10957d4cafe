package platen.identity.imports.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * A text with a line of its own at the end, which tells a reader of records that all quotes were closed: in an open one the line is not
 * there as a record.
 */
final class UntilMark extends FilterReader {

    private static final String MARK = "\uE000end of file\uE000";

    private final String tail = "\n" + MARK;
    private int given;
    private boolean inTail;

    UntilMark(Reader in) {
        super(in);
    }

    static boolean isMark(List<String> cells) {
        return cells.size() == 1 && cells.getFirst().equals(MARK);
    }

    /** Whether a cell has swallowed the line, so that its quote was not closed. */
    static boolean holdsMark(String cell) {
        return cell.endsWith(MARK);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!inTail) {
            int got = super.read(target, offset, length);
            if (got >= 0) {
                return got;
            }
            inTail = true;
        }
        if (given == tail.length()) {
            return -1;
        }
        int count = Math.min(length, tail.length() - given);
        tail.getChars(given, given + count, target, offset);
        given += count;
        return count;
    }
}
