package platen.accesscode.bulk.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.JobClaim;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code regeneration_job}. Leases are by the database's clock, which all replicas share. */
@ApplicationScoped
public class RegenerationJobs {

    private static final String CLAIM = """
            update regeneration_job set state = 'running', fence = fence + 1, started_at = coalesce(started_at, $2),
                lease_until = clock_timestamp() + $3 * interval '1 millisecond',
                total = coalesce(total, (select count(*) from person where organisation_id = $1 and state <> 'deleted'))
            where organisation_id = $1 and state in ('queued', 'running') and due_at <= clock_timestamp()
                and (lease_until is null or lease_until < clock_timestamp())
            returning id, fence, scope, notify, since_change, reached, ordered_by
            """;

    private static final String ADVANCE = """
            update regeneration_job set reached = $3, changed = changed + $4, skipped = skipped + $5,
                working_millis = working_millis + $6, sealing_millis = sealing_millis + $7, failures = 0,
                lease_until = clock_timestamp() + $8 * interval '1 millisecond'
            where organisation_id = $1 and id = $2
            """;

    private final Pool pool;
    private final Clock clock;

    RegenerationJobs(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Where a worker may find something to do. */
    public Uni<List<UUID>> organisationsDue(int most) {
        return pool.preparedQuery("select organisations_with_a_job_due($1) as id")
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Lets the database count codes, so that it plans for as many as there are. */
    public Uni<Void> takeStatistics() {
        return pool.query("select take_statistics_of_codes()").execute().replaceWithVoid();
    }

    /** The job of the organisation that has not come to its end. */
    public Uni<@Nullable UUID> open(OrganisationTransaction transaction) {
        return transaction.first("""
                        select id from regeneration_job
                        where organisation_id = $1 and state in ('queued', 'running', 'paused')
                        """, transaction.organisation()).map(row -> row == null ? null : row.getUUID("id"));
    }

    /** Only for holders of the code space. */
    public Uni<Void> add(OrganisationTransaction transaction, UUID id, RegenerationOrder order, String actor) {
        return transaction
                .update(
                        """
                        insert into regeneration_job
                            (organisation_id, id, scope, notify, state, ordered_by, ordered_at, since_change, due_at)
                        values ($1, $2, $3, $4, 'queued', $5, $6, nextval('access_code_change'), clock_timestamp())
                        """,
                        transaction.organisation(),
                        id,
                        order.scope().slug(),
                        order.mails(),
                        actor,
                        Columns.timestamptz(clock.instant()))
                .replaceWithVoid();
    }

    /** Takes up the organisation's job, unless somebody else holds it; null when there is none. */
    public Uni<@Nullable JobClaim> claim(OrganisationTransaction transaction, Duration lease) {
        return transaction
                .first(CLAIM, transaction.organisation(), Columns.timestamptz(clock.instant()), (double)
                        lease.toMillis())
                .map(row -> row == null ? null : claim(transaction.organisation(), row));
    }

    private static JobClaim claim(UUID organisation, Row row) {
        return new JobClaim(
                organisation,
                row.getUUID("id"),
                row.getLong("fence"),
                new RegenerationOrder(RegenerationScope.of(row.getString("scope")), row.getBoolean("notify")),
                row.getLong("since_change"),
                row.getUUID("reached"),
                row.getString("ordered_by"));
    }

    /** Locks a job as long as the claim is good: nobody else has taken it up, paused or cancelled it. Null otherwise. */
    public Uni<@Nullable UUID> lockReached(OrganisationTransaction transaction, JobClaim claim) {
        return transaction
                .first("""
                        select reached from regeneration_job
                        where organisation_id = $1 and id = $2 and fence = $3 and state = 'running' for update
                        """, transaction.organisation(), claim.id(), claim.fence())
                .map(row -> row == null ? null : row.getUUID("reached"));
    }

    /** What a batch has come to. */
    public record Step(UUID reached, int changed, int skipped, Duration working, Duration sealing) {}

    public Uni<Void> advance(OrganisationTransaction transaction, JobClaim claim, Step step, Duration lease) {
        return transaction
                .update(
                        ADVANCE,
                        transaction.organisation(),
                        claim.id(),
                        step.reached(),
                        (long) step.changed(),
                        (long) step.skipped(),
                        step.working().toMillis(),
                        step.sealing().toMillis(),
                        (double) lease.toMillis())
                .replaceWithVoid();
    }

    /** Keeps the lease while there is nothing to commit; false when it is lost. */
    public Uni<Boolean> renew(OrganisationTransaction transaction, JobClaim claim, Duration lease) {
        return transaction
                .update("""
                        update regeneration_job set lease_until = clock_timestamp() + $4 * interval '1 millisecond'
                        where organisation_id = $1 and id = $2 and fence = $3 and state = 'running'
                        """, transaction.organisation(), claim.id(), claim.fence(), (double) lease.toMillis())
                .map(renewed -> renewed == 1);
    }

    /** Lets go of a job, to be taken up after that delay. */
    public Uni<Void> release(OrganisationTransaction transaction, JobClaim claim, Duration delay) {
        return transaction
                .update("""
                        update regeneration_job set lease_until = null,
                            due_at = clock_timestamp() + $4 * interval '1 millisecond'
                        where organisation_id = $1 and id = $2 and fence = $3 and state = 'running'
                        """, transaction.organisation(), claim.id(), claim.fence(), (double) delay.toMillis())
                .replaceWithVoid();
    }

    /** Counts one more failure in a row; returns how many there are, or 0 when the claim is not good any more. */
    public Uni<Integer> countFailure(OrganisationTransaction transaction, JobClaim claim) {
        return transaction
                .first("""
                        update regeneration_job set failures = failures + 1
                        where organisation_id = $1 and id = $2 and fence = $3 and state = 'running' returning failures
                        """, transaction.organisation(), claim.id(), claim.fence())
                .map(row -> row == null ? 0 : row.getInteger("failures"));
    }

    /** Its state, locked; null when there is no such job. */
    public Uni<@Nullable JobState> lockState(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select state from regeneration_job where organisation_id = $1 and id = $2 for update",
                        transaction.organisation(),
                        id)
                .map(row -> row == null ? null : JobState.of(row.getString("state")));
    }

    /** Another state; whoever works on the job loses it. */
    public Uni<Void> change(OrganisationTransaction transaction, UUID id, JobState state) {
        return transaction
                .update("""
                        update regeneration_job set state = $3, lease_until = null, failures = 0,
                            due_at = clock_timestamp()
                        where organisation_id = $1 and id = $2
                        """, transaction.organisation(), id, state.slug())
                .replaceWithVoid();
    }

    /**
     * Comes to its end; returns what it has done.
     *
     * @param failure a sentence for people, when it failed
     */
    public Uni<Ended> end(OrganisationTransaction transaction, UUID id, JobState state, @Nullable String failure) {
        return transaction
                .query("""
                        update regeneration_job set state = $3, failure = $4, lease_until = null, ended_at = $5
                        where organisation_id = $1 and id = $2
                        returning scope, notify, changed, skipped
                        """, transaction.organisation(), id, state.slug(), failure, Columns.timestamptz(clock.instant()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Ended(
                            new RegenerationOrder(
                                    RegenerationScope.of(row.getString("scope")), row.getBoolean("notify")),
                            row.getLong("changed"),
                            row.getLong("skipped"));
                });
    }

    /** What a job has done. */
    public record Ended(RegenerationOrder order, long changed, long skipped) {}
}
