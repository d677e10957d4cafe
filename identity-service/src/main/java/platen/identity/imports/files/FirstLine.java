package platen.identity.imports.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Finds out what separates the cells: what occurs most often in the first line, outside of quotes. */
final class FirstLine {

    private static final int LONGEST = 64 * 1024;
    private static final String CANDIDATES = ",;\t";
    private static final char QUOTE = '"';
    private static final String SPREADSHEET_HINT = "sep=";

    private FirstLine() {}

    /**
     * What a spreadsheet says in a line of its own, {@code sep=;}; the line is passed over then.
     */
    static Optional<Character> hint(BufferedReader text) throws IOException {
        text.mark(16);
        char[] begin = new char[SPREADSHEET_HINT.length() + 1];
        int got = 0;
        while (got < begin.length) {
            int more = text.read(begin, got, begin.length - got);
            if (more < 0) {
                break;
            }
            got += more;
        }
        String line = new String(begin, 0, got);
        if (got == begin.length && line.toLowerCase(Locale.ROOT).startsWith(SPREADSHEET_HINT)) {
            text.readLine();
            return Optional.of(begin[got - 1]);
        }
        text.reset();
        return Optional.empty();
    }

    /** Leaves the text where it was. */
    static char separator(BufferedReader text) throws IOException {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean begun = false;
        text.mark(LONGEST);
        for (int read = 0; read < LONGEST - 1; read++) {
            int next = text.read();
            if (next < 0 || !quoted && begun && (next == '\n' || next == '\r')) {
                break;
            }
            begun |= next != '\n' && next != '\r';
            if (next == QUOTE) {
                quoted = !quoted;
            } else if (!quoted && CANDIDATES.indexOf(next) >= 0) {
                counts[CANDIDATES.indexOf(next)]++;
            }
        }
        text.reset();
        int most = 0;
        for (int candidate = 1; candidate < counts.length; candidate++) {
            most = counts[candidate] > counts[most] ? candidate : most;
        }
        return CANDIDATES.charAt(most);
    }
}
