package platen.identity.imports.domain;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;

/**
 * A row of an import as it is kept: what it says of the person, and which credentials it has, but not their values.
 *
 * @param number of the row among those of the import, from 1
 * @param line of the file where it begins
 * @param cells of columns that are no secrets; empty when their cell is
 */
public record ImportedRow(int number, int line, Map<Column, String> cells, SuppliedCredentials credentials) {

    /** Stands where a source is named. */
    public static final String SOURCE = "import";

    public ImportedRow {
        cells = Map.copyOf(cells);
    }

    /** What the import calls a person by, to accesscode-service: nothing personal. */
    public static String reference(int line) {
        return "line-" + line;
    }

    /** What a cell says; null when it is empty or there is none. */
    public @Nullable String value(Column column) {
        String cell = cells.get(column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    /** Our id of the person; null when the row has none, or one that is no id. */
    public @Nullable UUID userId() {
        String id = value(Column.ID);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    public @Nullable String key(Column column) {
        String name = value(column);
        return name == null ? null : SearchKey.of(name);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "ImportedRow[" + number + "]";
    }
}
