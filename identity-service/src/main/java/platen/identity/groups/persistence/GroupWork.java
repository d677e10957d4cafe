package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;

/** What is left to do with groups, and who does it: {@code user_group_turn}. Leases are by the database's clock, which all replicas share. */
@ApplicationScoped
public class GroupWork {

    private static final String CLAIM = """
            insert into user_group_turn (organisation_id, lease_until)
            values ($1, clock_timestamp() + $2 * interval '1 millisecond')
            on conflict (organisation_id) do update set lease_until = excluded.lease_until
            where user_group_turn.lease_until < clock_timestamp()
            """;

    private static final String NEXT = """
            update user_group set worked_at = clock_timestamp()
            where organisation_id = $1 and group_id = (
                select group_id from user_group
                where organisation_id = $1 and (reached is not null or tell_after is not null)
                order by worked_at limit 1 for update skip locked)
            returning group_id, source, targeted, removed, reached, tell_after
            """;

    /**
     * A group with something left to do, locked.
     *
     * @param reached the range to go on with, -1 to lay out the word first; null when the members are in line with it
     * @param tellAfter the last member that is noted to be told; null when nobody needs to be
     */
    public record Task(
            UUID group,
            String source,
            boolean removed,
            @Nullable Integer reached,
            @Nullable String tellAfter) {}

    private final Pool pool;

    GroupWork(Pool pool) {
        this.pool = pool;
    }

    /** Where a worker may find something to do. */
    public Uni<List<UUID>> organisationsDue(int most) {
        return pool.preparedQuery("select organisations_with_group_work($1) as id")
                .execute(Tuple.of(most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Takes up the organisation's groups for one batch; false when somebody else has them. */
    public Uni<Boolean> claim(OrganisationTransaction transaction, Duration lease) {
        return transaction
                .update(CLAIM, transaction.organisation(), (double) lease.toMillis())
                .map(claimed -> claimed == 1);
    }

    /** Lets go of them for that long. */
    public Uni<Void> rest(OrganisationTransaction transaction, Duration delay) {
        return transaction
                .update(
                        "update user_group_turn set lease_until = clock_timestamp() + $2 * interval '1 millisecond'"
                                + " where organisation_id = $1",
                        transaction.organisation(),
                        (double) delay.toMillis())
                .replaceWithVoid();
    }

    /** The group that has waited longest; null when none has anything to do. */
    public Uni<@Nullable Task> next(OrganisationTransaction transaction) {
        return transaction
                .first(NEXT, transaction.organisation())
                .map(row -> row == null
                        ? null
                        : new Task(
                                row.getUUID("group_id"),
                                row.getString("source"),
                                row.getBoolean("removed"),
                                row.getInteger("reached"),
                                row.getString("tell_after")));
    }

    public Uni<Void> reach(OrganisationTransaction transaction, UUID group, @Nullable Integer reached) {
        return transaction
                .update(
                        "update user_group set reached = $3 where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        group,
                        reached)
                .replaceWithVoid();
    }

    public Uni<Void> tellAfter(OrganisationTransaction transaction, UUID group, @Nullable String member) {
        return transaction
                .update(
                        "update user_group set tell_after = $3 where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        group,
                        member)
                .replaceWithVoid();
    }

    /** A removed group with nobody in it is gone, and its rules with it. */
    public Uni<Void> delete(OrganisationTransaction transaction, UUID group) {
        return transaction
                .update(
                        "delete from user_group where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        group)
                .replaceWithVoid();
    }

    public Uni<Boolean> tooManyUnpublished(OrganisationTransaction transaction, int most) {
        return transaction
                .first("select count(*) as waiting from outbox where organisation_id = $1", transaction.organisation())
                .map(row -> row != null && row.getLong("waiting") > most);
    }
}
