package platen.accesscode.auditing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Records past their retention. The application's role may not delete from the audit; the functions used here can, and only
 * what has expired by the database's clock.
 */
@ApplicationScoped
public class ExpiredAudit {

    private static final int MOST_ORGANISATIONS = 100;

    private final Pool pool;
    private final OrganisationTransactions transactions;

    ExpiredAudit(Pool pool, OrganisationTransactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    /** Organisations that have such records, those with the oldest first. */
    public Uni<List<UUID>> organisations() {
        return pool.preparedQuery("select organisations_with_expired_audit($1) as id")
                .execute(Tuple.of(MOST_ORGANISATIONS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Deletes at most so many of an organisation's, the oldest first, and returns how many. */
    public Uni<Integer> delete(UUID organisation, int most) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction
                                .query("select prune_audit($1) as gone", most)
                                .map(rows -> rows.iterator().next().getInteger("gone")))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(0);
    }
}
