package platen.google.runs.persistence;

import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ClassCounts;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.QueuedRun;
import platen.google.runs.domain.Run;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.RunFailure.Reason;
import platen.google.runs.domain.RunKind;
import platen.google.runs.domain.RunPlan;
import platen.google.runs.domain.Trigger;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.organisation.OrganisationTransaction;

/** The log of runs. */
@ApplicationScoped
public class PostgresRuns {

    private static final String QUEUE = """
            insert into run (organisation_id, id, state, dry_run, started_by, started_at, approves)
            values ($1, $2, 'QUEUED', $3, $4, $5, $6)""";

    private static final String PUSHED = """
            insert into run (organisation_id, id, state, dry_run, started_by, started_at, finished_at, read_count,
                published_count, unchanged_count)
            values ($1, $2, 'COMPLETED', false, $3, $4, $4, $5, $6, $7)""";

    private static final String QUEUED = """
            select id, dry_run, started_by, approves from run where organisation_id = $1 and state = 'QUEUED'""";

    private static final String BEGIN = """
            update run set state = 'RUNNING', started_at = $3 where organisation_id = $1 and id = $2""";

    private static final String READ = """
            update run set read_count = read_count + $3 where organisation_id = $1 and id = $2""";

    private static final String STAGED = """
            update run set planned_count = planned_count + $3 where organisation_id = $1 and id = $2""";

    private static final String PLANNED = """
            update run set read_count = $3, unchanged_count = $4, planned_count = $5, plan_hash = $6, held_people = $7,
                   held_removals = $8, held_disables = $9, held_code_clears = $10, held_card_clears = $11,
                   held_email_changes = $12, hold_run_id = $13
             where organisation_id = $1 and id = $2""";

    private static final String APPLIED = """
            update run set published_count = published_count + $3, removed_count = removed_count + $4
             where organisation_id = $1 and id = $2""";

    private static final String COMPLETE = """
            update run set state = 'COMPLETED', finished_at = $3, read_count = $4, published_count = $5,
                   unchanged_count = $6, removed_count = $7
             where organisation_id = $1 and id = $2""";

    private static final String FAIL = """
            update run set state = 'FAILED', finished_at = $3, failure_reason = $4, failure_detail = $5
             where organisation_id = $1 and id = $2 and state = 'RUNNING'
            returning dry_run, approves, started_by""";

    /** The last run that read the directory in earnest and came to an end of its own. */
    private static final String FAILURE_BEFORE = """
            select failure_reason from run
             where organisation_id = $1 and id <> $2 and not dry_run and approves is null and started_by <> 'PUSH'
               and state in ('COMPLETED', 'FAILED')
               and failure_reason is distinct from 'INTERRUPTED'
             order by started_at desc, id desc limit 1""";

    private static final String PAGE =
            "organisationId = ?1 and (startedAt < ?2 or startedAt = ?2 and id < ?3) order by startedAt desc, id desc";
    private static final String FIRST_PAGE = "organisationId = ?1 order by startedAt desc, id desc";

    private final OrganisationSessions sessions;

    PostgresRuns(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    public Uni<Void> queue(OrganisationTransaction transaction, QueuedRun run, Instant now) {
        return transaction
                .update(
                        QUEUE,
                        transaction.organisation(),
                        run.id(),
                        run.dryRun(),
                        run.trigger().name(),
                        now.atOffset(ZoneOffset.UTC),
                        run.approves())
                .replaceWithVoid();
    }

    /** What single people read between runs have led to. */
    public Uni<Void> pushed(OrganisationTransaction transaction, ActiveRun run, RunCounts counts, Instant now) {
        return transaction
                .update(
                        PUSHED,
                        run.organisation(),
                        run.id(),
                        run.trigger().name(),
                        now.atOffset(ZoneOffset.UTC),
                        counts.read(),
                        counts.published(),
                        counts.unchanged())
                .replaceWithVoid();
    }

    /** The organisation's run that waits for its turn; null when none does. */
    public Uni<@Nullable QueuedRun> queued(OrganisationTransaction transaction) {
        return transaction
                .first(QUEUED, transaction.organisation())
                .map(row -> row == null
                        ? null
                        : new QueuedRun(
                                row.getUUID("id"),
                                Trigger.valueOf(row.getString("started_by")),
                                row.getBoolean("dry_run"),
                                row.getUUID("approves")));
    }

    /** Has a queued run begin. */
    public Uni<Void> begin(OrganisationTransaction transaction, ActiveRun run, Instant now) {
        return transaction
                .update(BEGIN, run.organisation(), run.id(), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> hasRead(OrganisationTransaction transaction, ActiveRun run, int people) {
        return transaction.update(READ, run.organisation(), run.id(), people).replaceWithVoid();
    }

    /**
     * @param changes planned of one more page
     */
    public Uni<Void> hasStaged(OrganisationTransaction transaction, ActiveRun run, int changes) {
        return transaction.update(STAGED, run.organisation(), run.id(), changes).replaceWithVoid();
    }

    public Uni<Void> hasPlanned(OrganisationTransaction transaction, ActiveRun run, RunCounts counts, RunPlan plan) {
        ClassCounts held = plan.held().classes();
        return transaction
                .update(
                        PLANNED,
                        run.organisation(),
                        run.id(),
                        counts.read(),
                        counts.unchanged(),
                        plan.planned(),
                        Buffer.buffer(Objects.requireNonNull(plan.hash(), "A finished plan has a hash")),
                        plan.held().people(),
                        held.removals(),
                        held.disables(),
                        held.codeClears(),
                        held.cardClears(),
                        held.emailChanges(),
                        plan.holdRun())
                .replaceWithVoid();
    }

    public Uni<Void> hasApplied(OrganisationTransaction transaction, ActiveRun run, int published, int removed) {
        return transaction
                .update(APPLIED, run.organisation(), run.id(), published, removed)
                .replaceWithVoid();
    }

    public Uni<Void> complete(OrganisationTransaction transaction, ActiveRun run, RunCounts counts, Instant now) {
        return transaction
                .update(
                        COMPLETE,
                        run.organisation(),
                        run.id(),
                        now.atOffset(ZoneOffset.UTC),
                        counts.read(),
                        counts.published(),
                        counts.unchanged(),
                        counts.removed())
                .replaceWithVoid();
    }

    /** Ends a run that is under way, and says what it was for; empty when none of this id is. */
    public Uni<Optional<RunKind>> fail(OrganisationTransaction transaction, UUID run, RunFailure failure, Instant now) {
        return transaction
                .first(
                        FAIL,
                        transaction.organisation(),
                        run,
                        now.atOffset(ZoneOffset.UTC),
                        failure.reason().name(),
                        failure.detail())
                .map(row -> Optional.ofNullable(row)
                        .map(ended -> RunKind.of(
                                ended.getBoolean("dry_run"),
                                ended.getUUID("approves"),
                                Trigger.valueOf(ended.getString("started_by")))));
    }

    /** What the run before this one failed of; empty when it did not. */
    public Uni<Optional<Reason>> failureBefore(OrganisationTransaction transaction, ActiveRun run) {
        return transaction
                .first(FAILURE_BEFORE, run.organisation(), run.id())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> found.getString("failure_reason"))
                        .map(Reason::valueOf));
    }

    public Uni<@Nullable Run> find(UUID organisation, UUID id) {
        return sessions.read(
                organisation,
                () -> RunEntity.<RunEntity>find("organisationId = ?1 and id = ?2", organisation, id)
                        .firstResult()
                        .map(row -> row == null ? null : row.toDomain()));
    }

    /** Newest first, after the run that {@code startedAt} and {@code id} name. */
    public Uni<List<Run>> list(UUID organisation, @Nullable Instant startedAt, @Nullable UUID id, int most) {
        return sessions.read(organisation, () -> {
            var query = startedAt == null || id == null
                    ? RunEntity.<RunEntity>find(FIRST_PAGE, organisation)
                    : RunEntity.<RunEntity>find(PAGE, organisation, startedAt, id);
            return query.page(Page.ofSize(most))
                    .list()
                    .map(rows -> rows.stream().map(RunEntity::toDomain).toList());
        });
    }
}
