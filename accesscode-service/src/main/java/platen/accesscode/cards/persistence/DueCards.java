package platen.accesscode.cards.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** Finds the cards whose time has come. */
@ApplicationScoped
public class DueCards {

    /** A card and whose it is. */
    public record Due(UUID id, UUID user) {}

    /** A card that ends soon. */
    public record Expiring(UUID id, UUID user, Instant validUntil) {}

    private final Pool pool;

    DueCards(Pool pool) {
        this.pool = pool;
    }

    /** Which organisations have any: the one question asked across them. */
    public Uni<List<UUID>> organisations(Instant now, Instant notice) {
        return pool.preparedQuery("select organisations_with_due_cards($1, $2)")
                .execute(Tuple.of(Columns.timestamptz(now), Columns.timestamptz(notice)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    /** Those that have ended, longest first. Only for holders of the code space. */
    public Uni<List<Due>> ended(OrganisationTransaction transaction, Instant now, int most) {
        return transaction
                .query("""
                        select id, user_id from card where organisation_id = $1 and valid_until <= $2
                        order by valid_until limit $3
                        """, transaction.organisation(), Columns.timestamptz(now), most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(row.getUUID("id"), row.getUUID("user_id")))
                        .toList());
    }

    /** Takes those whose end is to be told: each is given out once, whoever else asks at the same time. */
    public Uni<List<Expiring>> takeExpiring(
            OrganisationTransaction transaction, Instant now, Instant notice, int most) {
        return transaction
                .query("""
                        update card set end_told = true where organisation_id = $1 and id in (
                            select id from card
                            where organisation_id = $1 and valid_until > $2 and valid_until <= $3
                                and not end_told and state = 'active'
                            order by valid_until limit $4 for update skip locked)
                        returning id, user_id, valid_until
                        """, transaction.organisation(), Columns.timestamptz(now), Columns.timestamptz(notice), most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Expiring(
                                row.getUUID("id"),
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("valid_until").toInstant()))
                        .toList());
    }
}
