package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.GuardClass;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.HoldState;
import platen.kit.organisation.OrganisationTransaction;

/** Holds, of which an organisation has at most one open, and the changes under them. */
@ApplicationScoped
public class PostgresHolds {

    private static final String FIND = "select * from run_hold where organisation_id = $1";

    private static final String ADD = """
            insert into run_hold (organisation_id, run_id, state, plan_hash, held_hash, connection_id, connection_version,
                opened_at)
            values ($1, $2, 'OPEN', $3, $4, $5, $6, $7)""";

    private static final String END = """
            update run_hold set state = $3, ended_at = $4 where organisation_id = $1 and run_id = $2 and state = 'OPEN'""";

    private static final String APPROVE = """
            update run_hold set approved_by = $3, approved_at = $4 where organisation_id = $1 and run_id = $2""";

    private static final String HOLD = """
            update run_change set outcome = 'HELD'
             where organisation_id = $1 and run_id = $2 and outcome = 'PLANNED' and classes && $3""";

    private static final String FORGET = """
            delete from run_change
             where organisation_id = $1 and run_id = $2 and outcome = 'PLANNED' and classes && $3""";

    private static final String LAPSE = """
            update run_change set outcome = 'LAPSED', observation = null
             where organisation_id = $1 and run_id = $2 and outcome = 'HELD'""";

    private static final String MOVED = """
            select 1 from run_change held
              left join person now on now.organisation_id = $1 and now.external_id = held.external_id
             where held.organisation_id = $1 and held.run_id = $2 and held.outcome = 'HELD'
               and (now.digest is distinct from held.base_digest
                    or (now.removed_at is not null) <> (held.kind = 'RESTORED'))
             limit 1""";

    public Uni<@Nullable Hold> open(OrganisationTransaction transaction) {
        return transaction
                .first(FIND + " and state = 'OPEN'", transaction.organisation())
                .map(PostgresHolds::hold);
    }

    public Uni<@Nullable Hold> find(OrganisationTransaction transaction, UUID run) {
        return transaction
                .first(FIND + " and run_id = $2", transaction.organisation(), run)
                .map(PostgresHolds::hold);
    }

    /** Opens a hold over the changes of its run that have one of the classes. */
    public Uni<Void> add(OrganisationTransaction transaction, Hold hold, Set<GuardClass> guarded) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        hold.run(),
                        Buffer.buffer(hold.planHash()),
                        Buffer.buffer(hold.heldHash()),
                        hold.connection(),
                        hold.connectionVersion(),
                        hold.openedAt().atOffset(ZoneOffset.UTC))
                .chain(() -> mark(transaction, hold.run(), guarded));
    }

    /** Keeps changes of a plan from being applied. */
    public Uni<Void> mark(OrganisationTransaction transaction, UUID run, Set<GuardClass> guarded) {
        return transaction
                .update(HOLD, transaction.organisation(), run, PostgresPlan.namesOf(guarded))
                .replaceWithVoid();
    }

    /** Takes changes off a plan that wait already under an older hold. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID run, Set<GuardClass> guarded) {
        return transaction
                .update(FORGET, transaction.organisation(), run, PostgresPlan.namesOf(guarded))
                .replaceWithVoid();
    }

    /** Ends a hold; what still waits under it will never be applied. */
    public Uni<Void> end(OrganisationTransaction transaction, UUID run, HoldState state, Instant now) {
        return transaction
                .update(END, transaction.organisation(), run, state.name(), now.atOffset(ZoneOffset.UTC))
                .chain(() -> transaction.update(LAPSE, transaction.organisation(), run))
                .replaceWithVoid();
    }

    /** Notes who wants the held changes applied. */
    public Uni<Void> approve(OrganisationTransaction transaction, UUID run, String caller, Instant now) {
        return transaction
                .update(APPROVE, transaction.organisation(), run, caller, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Whether something was published since of a person who waits. */
    public Uni<Boolean> hasMoved(OrganisationTransaction transaction, UUID run) {
        return transaction.first(MOVED, transaction.organisation(), run).map(row -> row != null);
    }

    private static @Nullable Hold hold(@Nullable Row row) {
        return row == null
                ? null
                : new Hold(
                        row.getUUID("run_id"),
                        HoldState.valueOf(row.getString("state")),
                        row.getBuffer("plan_hash").getBytes(),
                        row.getBuffer("held_hash").getBytes(),
                        row.getUUID("connection_id"),
                        row.getLong("connection_version"),
                        row.getOffsetDateTime("opened_at").toInstant(),
                        Columns.instant(row, "ended_at"),
                        row.getString("approved_by"),
                        Columns.instant(row, "approved_at"));
    }
}
