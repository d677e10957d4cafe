package platen.identity.imports.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.identity.imports.PlacedFinding;
import platen.identity.imports.domain.Finding;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code import_finding}. */
@ApplicationScoped
public class FindingRows {

    private static final String APPEND = """
            insert into import_finding (organisation_id, import_id, line, cell, kind, detail)
            select $1, $2, line, cell, kind, detail
            from unnest($3::integer[], $4::integer[], $5::text[], $6::text[]) with ordinality
                as found (line, cell, kind, detail, place)
            order by place
            """;

    public Uni<Void> append(OrganisationTransaction transaction, UUID id, List<Finding> findings) {
        return findings.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                APPEND,
                                transaction.organisation(),
                                id,
                                findings.stream().map(Finding::line).toArray(Integer[]::new),
                                findings.stream().map(Finding::cell).toArray(Integer[]::new),
                                findings.stream()
                                        .map(finding -> finding.kind().slug())
                                        .toArray(String[]::new),
                                findings.stream().map(Finding::detail).toArray(String[]::new))
                        .replaceWithVoid();
    }

    /** In the order of lines, after a place. */
    public Uni<List<PlacedFinding>> page(
            OrganisationTransaction transaction, UUID id, int line, long place, int limit) {
        return transaction
                .query("""
                        select line, place, cell, kind, detail from import_finding
                        where organisation_id = $1 and import_id = $2 and (line, place) > ($3, $4)
                        order by line, place limit $5
                        """, transaction.organisation(), id, line, place, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PlacedFinding(
                                new Finding(
                                        row.getInteger("line"),
                                        row.getInteger("cell"),
                                        Finding.Kind.of(row.getString("kind")),
                                        row.getString("detail")),
                                row.getLong("place")))
                        .toList());
    }

    /** Of some lines, for the result file. */
    public Uni<List<Finding>> of(OrganisationTransaction transaction, UUID id, int from, int until) {
        return transaction
                .query("""
                        select line, cell, kind, detail from import_finding
                        where organisation_id = $1 and import_id = $2 and line between $3 and $4 order by line, place
                        """, transaction.organisation(), id, from, until)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Finding(
                                row.getInteger("line"),
                                row.getInteger("cell"),
                                Finding.Kind.of(row.getString("kind")),
                                row.getString("detail")))
                        .toList());
    }
}
