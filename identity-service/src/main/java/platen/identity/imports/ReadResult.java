package platen.identity.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.files.CsvText;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.imports.persistence.ImportedRows.Kept;
import platen.kit.organisation.OrganisationTransactions;

/** What became of every line, as a file that is made while it is read. It has no codes and no cards. */
@ApplicationScoped
public class ReadResult {

    private static final int PAGE = 500;
    private static final char SEPARATOR = ',';

    private final OrganisationTransactions transactions;
    private final ImportedRows rows;
    private final FindingRows findings;

    ReadResult(OrganisationTransactions transactions, ImportedRows rows, FindingRows findings) {
        this.transactions = transactions;
        this.rows = rows;
        this.findings = findings;
    }

    private record Page(List<Kept> rows, String text) {}

    /** CSV in pieces. */
    public Multi<String> read(UUID organisation, UUID id) {
        String header = CsvText.of(
                SEPARATOR, List.of(List.of("Line", "Result", "User id", "User name", "Email address", "Problems")));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(header),
                        Multi.createBy()
                                .repeating()
                                .uni(
                                        () -> new int[1],
                                        last -> page(organisation, id, last[0])
                                                .invoke(page ->
                                                        last[0] = page.rows().isEmpty()
                                                                ? last[0]
                                                                : page.rows()
                                                                        .getLast()
                                                                        .row()
                                                                        .number()))
                                .whilst(page -> page.rows().size() == PAGE)
                                .map(Page::text));
    }

    private Uni<Page> page(UUID organisation, UUID id, int after) {
        return transactions.in(
                organisation,
                transaction -> rows.next(transaction, id, after, PAGE)
                        .chain(kept -> kept.isEmpty()
                                ? Uni.createFrom().item(new Page(kept, ""))
                                : findings.of(
                                                transaction,
                                                id,
                                                kept.getFirst().row().line(),
                                                kept.getLast().row().line())
                                        .map(found -> new Page(kept, text(kept, found)))));
    }

    private static String text(List<Kept> kept, List<Finding> findings) {
        Map<Integer, List<Finding>> byLine = findings.stream().collect(Collectors.groupingBy(Finding::line));
        return CsvText.of(
                SEPARATOR,
                kept.stream()
                        .map(row -> cells(row, byLine.getOrDefault(row.row().line(), List.of())))
                        .toList());
    }

    private static List<@Nullable String> cells(Kept kept, List<Finding> findings) {
        ImportedRow row = kept.row();
        return Arrays.asList(
                String.valueOf(row.line()),
                result(kept),
                kept.user() == null ? null : kept.user().toString(),
                row.value(Column.USER_NAME),
                row.value(Column.EMAIL),
                findings.stream().map(Finding::detail).collect(Collectors.joining(" ")));
    }

    /** What has been done; of a row that is still to be applied nothing. */
    private static @Nullable String result(Kept kept) {
        return switch (kept.state()) {
            case "applied" -> kept.effect();
            case "refused" -> "refused";
            default -> "not applied";
        };
    }
}
