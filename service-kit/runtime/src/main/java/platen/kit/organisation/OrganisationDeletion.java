package platen.kit.organisation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The end of an organisation in this service's database. From the commit of {@link #begin} on every transaction of the organisation
 * is refused, and {@link SweepDeletedOrganisations} deletes its rows.
 */
@ApplicationScoped
public class OrganisationDeletion {

    private static final String BEGIN =
            "insert into organisation_tombstone (organisation_id) values ($1) on conflict do nothing";

    private static final String FIND = "select * from organisation_tombstone where organisation_id = $1";

    private static final String NEWEST = "select * from organisation_tombstone order by deleted_at desc limit $1";

    private static final String DROPPED =
            "update organisation_tombstone set events_dropped = events_dropped + 1 where organisation_id = $1";

    private static final String UNDER_WAY = "select count(*) from organisation_tombstone where finished_at is null";

    private final OrganisationTransactions transactions;
    private final SweepDeletedOrganisations sweep;

    OrganisationDeletion(OrganisationTransactions transactions, SweepDeletedOrganisations sweep) {
        this.transactions = transactions;
        this.sweep = sweep;
    }

    /**
     * How far a deletion is here.
     *
     * @param finishedAt when the last row was gone; null while there are some
     * @param droppedEvents how many came too late
     */
    public record Progress(
            UUID organisationId,
            Instant deletedAt,
            @Nullable Instant finishedAt,
            long deletedRows,
            long droppedEvents) {}

    /** The last transaction of the organisation that may commit. */
    public Uni<Void> begin(OrganisationTransaction transaction) {
        transaction.afterCommit(sweep::soon);
        return transaction.update(BEGIN, transaction.organisation()).replaceWithVoid();
    }

    /** Null for an organisation that is not deleted. */
    public Uni<@Nullable Progress> find(UUID organisation) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(FIND).execute(Tuple.of(organisation)))
                .map(rows -> rows.size() == 0 ? null : progress(rows.iterator().next()));
    }

    /** The newest first. */
    public Uni<List<Progress>> newest(int limit) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(NEWEST).execute(Tuple.of(limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OrganisationDeletion::progress)
                        .toList());
    }

    /**
     * How many have not ended here.
     *
     * @param relay see {@link OrganisationTransactions#asRelay}
     */
    public Uni<Long> underWay(SqlConnection relay) {
        return relay.query(UNDER_WAY)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Counts an event that came too late. */
    public Uni<Void> eventDropped(UUID organisation) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(DROPPED).execute(Tuple.of(organisation)))
                .replaceWithVoid();
    }

    private static Progress progress(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new Progress(
                row.getUUID("organisation_id"),
                row.getOffsetDateTime("deleted_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("rows_deleted"),
                row.getLong("events_dropped"));
    }
}
