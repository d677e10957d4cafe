package platen.identity.imports.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file, secrets in clear: it lives until they are sealed.
 *
 * @param cells of columns that are no secrets
 * @param accessCode empty to clear it; null when there is no such column
 * @param cards none to clear them; null when there is no such column
 * @param findings what is wrong with it at first sight
 */
public record ReadRow(
        int number,
        int line,
        Map<Column, String> cells,
        @Nullable String accessCode,
        @Nullable List<String> cards,
        List<Finding> findings) {

    public boolean isRefused() {
        return findings.stream().anyMatch(finding -> finding.kind().refuses());
    }

    /** Nothing of it goes into logs. */
    @Override
    public String toString() {
        return "ReadRow[" + number + "]";
    }
}
