package platen.identity.imports.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.identity.imports.CredentialChecks.Taken;
import platen.identity.imports.domain.Handover;
import platen.identity.imports.domain.Handover.Thing;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code import_handover}. */
@ApplicationScoped
public class HandoverRows {

    private static final String FIND = """
            select h.number, h.kind, h.holder, g.number as giver
            from import_handover h
            left join import_row g on g.organisation_id = h.organisation_id and g.import_id = h.import_id
                and g.user_id = h.holder and g.state = 'planned' and g.number <> h.number
                and case h.kind when 'card' then g.cards else g.access_code end is not null
            where h.organisation_id = $1 and h.import_id = $2
            """;

    /** By the rows that set the values. */
    public Uni<Void> add(OrganisationTransaction transaction, UUID id, Map<Integer, Set<Taken>> taken) {
        List<Integer> numbers = new ArrayList<>();
        List<Taken> all = new ArrayList<>();
        taken.forEach((number, values) -> values.forEach(value -> {
            numbers.add(number);
            all.add(value);
        }));
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                """
                                insert into import_handover (organisation_id, import_id, number, kind, holder)
                                select $1, $2, number, kind, holder
                                from unnest($3::integer[], $4::text[], $5::uuid[]) as given (number, kind, holder)
                                """,
                                transaction.organisation(),
                                id,
                                numbers.toArray(Integer[]::new),
                                all.stream().map(value -> value.what().slug()).toArray(String[]::new),
                                all.stream().map(Taken::holder).toArray(UUID[]::new))
                        .replaceWithVoid();
    }

    /** All of an import that are still to be, with the rows that take the values from their holders. */
    public Uni<List<Handover>> of(OrganisationTransaction transaction, UUID id) {
        return transaction.query(FIND, transaction.organisation(), id).map(HandoverRows::handovers);
    }

    /** Those of some rows. */
    public Uni<List<Handover>> of(OrganisationTransaction transaction, UUID id, List<Integer> numbers) {
        return transaction
                .query(
                        FIND + " and h.number = any($3)",
                        transaction.organisation(),
                        id,
                        numbers.toArray(Integer[]::new))
                .map(HandoverRows::handovers);
    }

    private static List<Handover> handovers(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Handover(
                        row.getInteger("number"),
                        Thing.of(row.getString("kind")),
                        row.getUUID("holder"),
                        row.getInteger("giver")))
                .toList();
    }
}
