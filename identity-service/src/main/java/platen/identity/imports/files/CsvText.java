package platen.identity.imports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.CellEscape;

/** Rows as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula. */
public final class CsvText {

    private CsvText() {}

    public static String of(char separator, List<List<@Nullable String>> rows) {
        var text = new StringWriter();
        var csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        rows.forEach(row -> csv.writeRecord(row.stream()
                .map(cell -> cell == null ? "" : CellEscape.escaped(cell))
                .toList()));
        return text.toString();
    }
}
