package platen.kit.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.ThingResource.Thing;

@ApplicationScoped
class Things {

    private static final String COLUMNS = "id, name, version, created_at";

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;

    Things(OrganisationTransactions transactions, Idempotency idempotency) {
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    Uni<Creation> create(UUID organisation, String name, Optional<IdempotentRequest> request) {
        return transactions.in(
                organisation, transaction -> idempotency.once(transaction, request, () -> insert(transaction, name)));
    }

    private static Uni<Creation> insert(OrganisationTransaction transaction, String name) {
        UUID id = UUID.randomUUID();
        return transaction
                .update(
                        "insert into thing (organisation_id, id, name) values ($1, $2, $3) on conflict do nothing",
                        transaction.organisation(),
                        id,
                        name)
                .map(inserted -> {
                    if (inserted == 0) {
                        throw Problems.conflict("name-taken", "The name is taken", "Another thing has it.")
                                .exception();
                    }
                    return Creation.of(id.toString());
                });
    }

    Uni<Thing> find(UUID organisation, UUID id) {
        return transactions.in(organisation, transaction -> find(transaction, id));
    }

    private static Uni<Thing> find(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select " + COLUMNS + " from thing where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .map(Things::existing);
    }

    Uni<Thing> rename(UUID organisation, UUID id, IfMatch ifMatch, String name) {
        return transactions.in(
                organisation,
                transaction -> transaction
                        .first(
                                "select " + COLUMNS + " from thing where organisation_id = $1 and id = $2 for update",
                                organisation,
                                id)
                        .map(Things::existing)
                        .invoke(thing -> ifMatch.check(thing.version()))
                        .chain(thing -> transaction.first(
                                "update thing set name = $3, version = version + 1 where organisation_id = $1 and id = $2"
                                        + " returning " + COLUMNS,
                                organisation,
                                id,
                                name))
                        .map(Things::existing));
    }

    Uni<List<Thing>> after(UUID organisation, @Nullable Cursor cursor, int most) {
        OffsetDateTime created = (cursor == null ? Instant.EPOCH : cursor.instant(0)).atOffset(ZoneOffset.UTC);
        UUID id = cursor == null ? new UUID(0, 0) : cursor.uuid(1);
        return transactions.in(
                organisation,
                transaction -> transaction
                        .query(
                                "select " + COLUMNS
                                        + " from thing where organisation_id = $1 and (created_at, id) > ($2, $3)"
                                        + " order by created_at, id limit $4",
                                organisation,
                                created,
                                id,
                                most)
                        .map(Things::all));
    }

    private static List<Thing> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Things::existing)
                .toList();
    }

    private static Thing existing(@Nullable Row row) {
        if (row == null) {
            throw Problems.notFound("thing").exception();
        }
        return new Thing(
                row.getUUID("id"),
                row.getString("name"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
