package platen.identity.imports.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.imports.domain.Finding.Kind;

/** Takes the rows of one file in turn and sees what is wrong with them by themselves and beside each other. */
public final class ReadRows {

    /** Stands in an export for a code or cards that are not shown; read back, it leaves them alone. */
    public static final String NOT_SHOWN = "***";

    /** A sealed value must fit into an event and a request. */
    private static final int LONGEST_SECRET = 100;

    private static final int MOST_CARDS = 20;
    private static final String BETWEEN_CARDS = "[;|]";

    private final Header header;
    private final SeenInFile seen = new SeenInFile();
    private int number;

    public ReadRows(Header header) {
        this.header = header;
    }

    /** How many rows there were. */
    public int count() {
        return number;
    }

    public ReadRow next(int line, List<String> cells) {
        number++;
        Map<Column, String> row = header.row(cells);
        if (row == null) {
            return new ReadRow(
                    number,
                    line,
                    Map.of(),
                    null,
                    null,
                    List.of(new Finding(
                            line,
                            null,
                            Kind.CELL_COUNT,
                            "The row has " + cells.size() + " cells, the first line has another number.")));
        }
        List<Finding> findings = new ArrayList<>();
        row.entrySet()
                .removeIf(cell -> cell.getKey().isSecret() && cell.getValue().equals(NOT_SHOWN));
        keysSeen(line, row, findings);
        String code = row.get(Column.ACCESS_CODE);
        if (code != null && !code.isEmpty()) {
            codeSeen(line, code, findings);
        }
        List<String> cards = cards(row.get(Column.CARDS));
        if (cards != null) {
            cardsSeen(line, cards, findings);
        }
        Map<Column, String> plain = new EnumMap<>(row);
        plain.keySet().removeIf(Column::isSecret);
        return new ReadRow(number, line, plain, code, cards, findings);
    }

    private void keysSeen(int line, Map<Column, String> row, List<Finding> findings) {
        for (Column key : List.of(Column.ID, Column.USER_NAME, Column.EMAIL)) {
            String value = row.getOrDefault(key, "");
            int first = value.isEmpty() ? 0 : seen.first(key.field(), SearchKey.of(value), line);
            if (first != 0) {
                findings.add(new Finding(
                        line,
                        header.cell(key),
                        Kind.REPEATED_PERSON,
                        "Line " + first + " has the same " + key.field() + "."));
            }
        }
    }

    private void codeSeen(int line, String code, List<Finding> findings) {
        if (code.length() > LONGEST_SECRET) {
            findings.add(new Finding(line, header.cell(Column.ACCESS_CODE), Kind.CODE_REFUSED, "too-long"));
            return;
        }
        int first = seen.first(Column.ACCESS_CODE.field(), bare(code), line);
        if (first != 0) {
            findings.add(new Finding(
                    line,
                    header.cell(Column.ACCESS_CODE),
                    Kind.REPEATED_VALUE,
                    "Line " + first + " has the same code."));
        }
    }

    private void cardsSeen(int line, List<String> cards, List<Finding> findings) {
        Integer cell = header.cell(Column.CARDS);
        if (cards.size() > MOST_CARDS) {
            findings.add(new Finding(
                    line, cell, Kind.CARD_REFUSED, "There are more than " + MOST_CARDS + " cards in the cell."));
        }
        for (String card : cards) {
            if (card.length() > LONGEST_SECRET) {
                findings.add(new Finding(line, cell, Kind.CARD_REFUSED, "too-long"));
                continue;
            }
            int first = seen.first(Column.CARDS.field(), bare(card), line);
            if (first != 0 && first != line) {
                findings.add(new Finding(line, cell, Kind.REPEATED_VALUE, "Line " + first + " has the same card."));
            }
        }
    }

    private static @Nullable List<String> cards(@Nullable String cell) {
        return cell == null
                ? null
                : Arrays.stream(cell.split(BETWEEN_CARDS, -1))
                        .map(String::strip)
                        .filter(card -> !card.isEmpty())
                        .distinct()
                        .toList();
    }

    /** As accesscode-service reads it: without what only makes it readable. */
    private static String bare(String secret) {
        return secret.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
