package platen.identity.imports.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.files.UnreadableFile.Reason;

/** A CSV file (RFC 4180, leniently) read record by record while it comes in; never more of it in memory than a record. Blocks. */
public final class CsvFile implements AutoCloseable {

    /** Longer cells are an open quote or no cells of ours. */
    public static final int LONGEST_CELL = 10_000;

    private static final int MOST_CELLS = 500;
    private static final int LONGEST_RECORD = 200_000;
    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+)");

    /**
     * A record as it stands in the file.
     *
     * @param line where it begins, from 1
     */
    public record Row(int line, List<String> cells) {

        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    private final DetectedText text;
    private final char separator;
    private final int linesBefore;
    private final CloseableIterator<CsvRecord> records;
    private long lastLine;

    private CsvFile(DetectedText text, char separator, int linesBefore, CloseableIterator<CsvRecord> records) {
        this.text = text;
        this.separator = separator;
        this.linesBefore = linesBefore;
        this.records = records;
    }

    /**
     * @param separator between cells; null to find it out
     * @throws UnreadableFile also from {@link #next}
     */
    public static CsvFile open(InputStream in, long mostBytes, @Nullable Character separator) throws IOException {
        var text = new DetectedText(in, mostBytes);
        var buffered = new BufferedReader(text, 64 * 1024);
        Optional<Character> hint = FirstLine.hint(buffered);
        char between = separator != null ? separator : hint.isPresent() ? hint.get() : FirstLine.separator(buffered);
        var reader = CsvReader.builder()
                .fieldSeparator(between)
                .skipEmptyLines(true)
                // How many cells a row has is for the header to judge.
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_CELLS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_RECORD)
                                .build(),
                        new UntilMark(buffered));
        return new CsvFile(text, between, hint.isPresent() ? 1 : 0, reader.iterator());
    }

    /** The next row that has something in it; null at the end. */
    public @Nullable Row next() throws IOException {
        CsvRecord record = record();
        if (UntilMark.isMark(record.getFields())) {
            return null;
        }
        if (record.getFields().stream().anyMatch(UntilMark::holdsMark)) {
            throw malformed(lastLine);
        }
        return new Row((int) lastLine + linesBefore, record.getFields());
    }

    private CsvRecord record() throws IOException {
        try {
            if (records.hasNext()) {
                CsvRecord record = records.next();
                lastLine = record.getStartingLineNumber();
                return record;
            }
        } catch (CsvParseException malformed) {
            throw switch (malformed.getCause()) {
                case UnreadableFile unreadable -> unreadable;
                case IOException broken -> new UncheckedIOException(broken);
                case null, default -> malformed(lineOf(malformed));
            };
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        throw malformed(lastLine);
    }

    private UnreadableFile malformed(long line) {
        long shown = line + linesBefore;
        return new UnreadableFile(
                Reason.MALFORMED,
                shown,
                "The record that begins in line " + shown
                        + " has a quote that is not closed, something behind a closing"
                        + " quote, a cell of more than " + LONGEST_CELL + " characters, or more than " + MOST_CELLS
                        + " cells.");
    }

    private long lineOf(CsvParseException malformed) {
        Matcher line = LINE_IN_MESSAGE.matcher(String.valueOf(malformed.getMessage()));
        return line.find() ? Long.parseLong(line.group(1)) : lastLine + 1;
    }

    public Encoding encoding() {
        return text.encoding();
    }

    public char separator() {
        return separator;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
