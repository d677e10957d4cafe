package platen.kit.organisation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the rows of deleted organisations, some of every table in a transaction, so that nobody waits for it and a killed
 * replica loses nothing: what is left is what the next one finds. Organisations take turns.
 */
@ApplicationScoped
class SweepDeletedOrganisations {

    private static final Logger LOG = Logger.getLogger(SweepDeletedOrganisations.class);
    private static final int BATCHES_OF_A_TURN = 20;

    /** Longer than a batch takes; another replica goes on when it is over. */
    private static final String LEASE = "interval '10 seconds'";

    /** In the first turn nobody else's transaction is older than what it sees, but for those it writes down. */
    private static final String CLAIM = """
            update organisation_tombstone
               set next_at = clock_timestamp() + %s,
                   awaited = coalesce(awaited, array(
                       select l.virtualxid from pg_locks l join pg_stat_activity a using (pid)
                       where l.locktype = 'virtualxid' and l.virtualxid = l.virtualtransaction
                         and a.datname = current_database() and a.usename = session_user and l.pid <> pg_backend_pid()))
             where organisation_id = (
                       select organisation_id from organisation_tombstone
                       where finished_at is null and next_at <= clock_timestamp()
                       order by next_at limit 1 for update skip locked)
            returning organisation_id,
                      not exists (select from pg_locks l where l.locktype = 'virtualxid' and l.virtualxid = any (awaited)) as alone
            """.formatted(LEASE);

    private static final String SWEEP = """
            update organisation_tombstone
               set rows_deleted = rows_deleted + swept, next_at = clock_timestamp() + %s
              from (select sweep_organisation($1, $2) as swept) batch
             where organisation_id = $1
            returning swept
            """.formatted(LEASE);

    private static final String REST =
            "update organisation_tombstone set next_at = clock_timestamp() + $2 * interval '1 millisecond' where organisation_id = $1";

    /** The relay has published the rest of the outbox by then. */
    private static final String FINISH = """
            update organisation_tombstone set finished_at = clock_timestamp()
             where organisation_id = $1 and not exists (select from outbox where organisation_id = $1)
            returning rows_deleted
            """;

    private static final long SOON_MILLIS = 200;

    private final OrganisationTransactions transactions;
    private final int batch;

    SweepDeletedOrganisations(
            OrganisationTransactions transactions,
            @ConfigProperty(name = "platen.deletion.batch", defaultValue = "500") int batch) {
        this.transactions = transactions;
        this.batch = batch;
    }

    /** @param alone whether no transaction is open any more that may not know of the deletion */
    private record Claim(UUID organisation, boolean alone) {}

    @Scheduled(every = "${platen.deletion.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::turn)
                .whilst(Boolean.TRUE::equals)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Rows of deleted organisations stay for the next time: %s", failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    /** Spares a deletion the wait for the next look. */
    void soon() {
        run().subscribe().with(done -> {});
    }

    /** False when no organisation is due. */
    private Uni<Boolean> turn() {
        return claim().chain(claim -> claim == null
                ? Uni.createFrom().item(false)
                : sweep(claim.organisation(), BATCHES_OF_A_TURN)
                        .chain(empty -> empty && claim.alone()
                                ? finish(claim.organisation())
                                : rest(claim.organisation(), empty ? SOON_MILLIS : 0))
                        .replaceWith(true));
    }

    private Uni<@Nullable Claim> claim() {
        return transactions.asRelay(relay -> relay.query(CLAIM).execute()).map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            return new Claim(row.getUUID("organisation_id"), row.getBoolean("alone"));
        });
    }

    /** True when nothing was left. */
    private Uni<Boolean> sweep(UUID organisation, int batches) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(SWEEP).execute(Tuple.of(organisation, batch)))
                .chain(rows -> {
                    boolean empty = rows.size() == 0 || rows.iterator().next().getLong("swept") == 0;
                    return empty || batches == 1 ? Uni.createFrom().item(empty) : sweep(organisation, batches - 1);
                });
    }

    private Uni<Void> rest(UUID organisation, long millis) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(REST).execute(Tuple.of(organisation, millis)))
                .replaceWithVoid();
    }

    private Uni<Void> finish(UUID organisation) {
        return transactions
                .asRelay(relay -> relay.preparedQuery(FINISH).execute(Tuple.of(organisation)))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return rest(organisation, SOON_MILLIS);
                    }
                    LOG.infof(
                            "Nothing is left of a deleted organisation, organisationId=%s, rows=%d",
                            organisation, rows.iterator().next().getLong("rows_deleted"));
                    return Uni.createFrom().voidItem();
                });
    }
}
