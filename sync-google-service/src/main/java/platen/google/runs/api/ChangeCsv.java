package platen.google.runs.api;

import io.smallrye.mutiny.Multi;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.ChangedField;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RecordedChange.Facts;

/** Changes as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
final class ChangeCsv {

    /** Whoever does not say what they accept gets JSON. */
    static final String WHEN_ASKED_FOR = "text/csv;qs=0.5";

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ChangeCsv() {}

    static String header() {
        return line(Stream.concat(
                Stream.of("externalId", "kind", "outcome", "guards", "changed", "appliedAt", "userId", "refused"),
                Arrays.stream(ChangedField.values())
                        .flatMap(field -> Stream.of(field.word() + "Before", field.word()))));
    }

    /** Header and lines, as they come. */
    static Multi<String> of(Multi<List<RecordedChange>> changes) {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(header()), changes.map(ChangeCsv::lines));
    }

    static String lines(List<RecordedChange> changes) {
        return changes.stream().map(ChangeCsv::line).collect(Collectors.joining());
    }

    private static String line(RecordedChange change) {
        Facts before = change.before();
        ChangeView view = ChangeView.of(change);
        return line(Stream.concat(
                Stream.of(
                        view.externalId(),
                        view.kind(),
                        view.outcome(),
                        String.join(" ", view.guards()),
                        view.changes().stream().map(ChangeView.FieldView::field).collect(Collectors.joining(" ")),
                        Objects.toString(view.appliedAt(), ""),
                        Objects.toString(view.userId(), ""),
                        String.join("; ", view.refused())),
                Arrays.stream(ChangedField.values())
                        .flatMap(field -> Stream.of(
                                text(before == null ? null : before.text(field)),
                                text(change.after().text(field))))));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String line(Stream<String> cells) {
        return cells.map(ChangeCsv::cell).collect(Collectors.joining(",")) + LINE_END;
    }

    static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
