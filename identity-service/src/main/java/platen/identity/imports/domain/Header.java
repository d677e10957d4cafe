package platen.identity.imports.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first line of a file: which cell of the others is what. */
public final class Header {

    private final List<Optional<Column>> columns;
    private final Map<Integer, String> unknown;

    private Header(List<Optional<Column>> columns, Map<Integer, String> unknown) {
        this.columns = columns;
        this.unknown = unknown;
    }

    /** What a first line is: a header, or not one we could go by. */
    public sealed interface Reading {

        record Readable(Header header) implements Reading {}

        /** Two columns hold the same. */
        record Twice(Column column) implements Reading {}

        /** No column tells who is meant. */
        record NoKey() implements Reading {}
    }

    public static Reading read(List<String> cells) {
        List<Optional<Column>> columns = new ArrayList<>();
        Map<Integer, String> unknown = new TreeMap<>();
        Set<Column> seen = new HashSet<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            String heading = CellEscape.unescaped(cells.get(cell).strip());
            Optional<Column> column = Column.ofHeading(heading);
            if (column.isPresent() && !seen.add(column.get())) {
                return new Reading.Twice(column.get());
            }
            if (column.isEmpty() && !heading.isEmpty()) {
                unknown.put(cell + 1, heading);
            }
            columns.add(column);
        }
        return seen.stream().anyMatch(Column::isKey)
                ? new Reading.Readable(new Header(List.copyOf(columns), unknown))
                : new Reading.NoKey();
    }

    public List<Column> columns() {
        return columns.stream().flatMap(Optional::stream).toList();
    }

    public boolean has(Column column) {
        return columns.contains(Optional.of(column));
    }

    /** Headings that nothing is known by, under the number of their cell. */
    public Map<Integer, String> unknown() {
        return unknown;
    }

    /** The number of a column's cell, from 1; null when there is no such column. */
    public @Nullable Integer cell(Column column) {
        int place = columns.indexOf(Optional.of(column));
        return place < 0 ? null : place + 1;
    }

    /**
     * A row's cells by column, without the marks against formulas and without blanks around; null when it has more cells than the
     * header, or fewer: nobody can say then whether a cell is empty or missing.
     */
    public @Nullable Map<Column, String> row(List<String> cells) {
        if (cells.size() < columns.size()
                || cells.stream().skip(columns.size()).anyMatch(surplus -> !surplus.isBlank())) {
            return null;
        }
        Map<Column, String> row = new EnumMap<>(Column.class);
        for (int cell = 0; cell < columns.size(); cell++) {
            int place = cell;
            columns.get(cell)
                    .ifPresent(column -> row.put(
                            column, CellEscape.unescaped(cells.get(place).strip())));
        }
        return row;
    }

    /** A header as it was kept. */
    public static Header kept(String[] fields) {
        return new Header(Arrays.stream(fields).map(Column::of).toList(), Map.of());
    }

    /** To be kept: a field for each cell, empty where nothing is known of it. */
    public String[] fields() {
        return columns.stream()
                .map(column -> column.map(Column::field).orElse(""))
                .toArray(String[]::new);
    }
}
