package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.LostLock;
import platen.google.runs.domain.ActiveRun;
import platen.kit.organisation.OrganisationTransaction;

/**
 * One run per organisation. Times are the database's, so that replicas need not agree on theirs. What makes it safe is the fence, checked in
 * every transaction that writes; the expiry only says when another may take over.
 */
@ApplicationScoped
public class PostgresRunLock {

    private static final String ENSURE = """
            insert into run_lock (organisation_id, fence, expires_at) values ($1, 0, clock_timestamp())
            on conflict do nothing""";

    private static final String READ = """
            select run_id, fence, expires_at < clock_timestamp() as expired
              from run_lock where organisation_id = $1 for update""";

    private static final String TAKE = """
            update run_lock
               set run_id = $2, fence = $3, expires_at = clock_timestamp() + $4 * interval '1 millisecond'
             where organisation_id = $1""";

    private static final String RENEW = """
            update run_lock set expires_at = clock_timestamp() + $4 * interval '1 millisecond'
             where organisation_id = $1 and run_id = $2 and fence = $3""";

    private static final String HOLD = """
            select 1 from run_lock where organisation_id = $1 and run_id = $2 and fence = $3 for share""";

    private static final String ADVANCE =
            "update run_lock set fence = $2 where organisation_id = $1 and run_id is null";

    private static final String RELEASE = """
            update run_lock set run_id = null, fence = fence + 1
             where organisation_id = $1 and run_id = $2 and fence = $3""";

    /** @param run who holds it; null when nobody does */
    public record Holder(@Nullable UUID run, long fence, boolean expired) {}

    /** Who holds the lock; nobody can take it before the transaction ends. */
    public Uni<Holder> holder(OrganisationTransaction transaction) {
        return transaction
                .update(ENSURE, transaction.organisation())
                .chain(() -> transaction.query(READ, transaction.organisation()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Holder(row.getUUID("run_id"), row.getLong("fence"), row.getBoolean("expired")));
    }

    public Uni<Void> take(OrganisationTransaction transaction, ActiveRun run, Duration expiry) {
        return transaction
                .update(TAKE, run.organisation(), run.id(), run.fence(), expiry.toMillis())
                .replaceWithVoid();
    }

    /** False when it is lost. */
    public Uni<Boolean> renew(OrganisationTransaction transaction, ActiveRun run, Duration expiry) {
        return transaction
                .update(RENEW, run.organisation(), run.id(), run.fence(), expiry.toMillis())
                .map(changed -> changed == 1);
    }

    /** Keeps the lock until the transaction ends, or fails with {@link LostLock}. */
    public Uni<Void> hold(OrganisationTransaction transaction, ActiveRun run) {
        return transaction
                .update(HOLD, run.organisation(), run.id(), run.fence())
                .invoke(found -> {
                    if (found != 1) {
                        throw new LostLock();
                    }
                })
                .replaceWithVoid();
    }

    /** Something was published without a run: whatever was read before is old. {@link #holder} must have shown that the lock is free. */
    public Uni<Void> advance(OrganisationTransaction transaction, long fence) {
        return transaction.update(ADVANCE, transaction.organisation(), fence).replaceWithVoid();
    }

    /** Gives the lock back, or fails with {@link LostLock}. */
    public Uni<Void> release(OrganisationTransaction transaction, UUID run, long fence) {
        return transaction
                .update(RELEASE, transaction.organisation(), run, fence)
                .invoke(changed -> {
                    if (changed != 1) {
                        throw new LostLock();
                    }
                })
                .replaceWithVoid();
    }
}
