package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import platen.google.GoogleSyncConfig;
import platen.google.connection.Connection;
import platen.google.connection.ConnectionKeys;
import platen.google.connection.FindConnection;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.Directory;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.RunFailures;
import platen.google.runs.domain.SchemaCheck;
import platen.google.runs.domain.Verdict;

/** A run from end to end: schema, read, plan, guard, apply, report. A dry run stops before anything is applied. */
@ApplicationScoped
class RunPipeline {

    private static final Logger LOG = Logger.getLogger(RunPipeline.class);

    private final FindConnection findConnection;
    private final ConnectionKeys keys;
    private final Directory directory;
    private final FollowOrgUnits followOrgUnits;
    private final ReadSnapshot readSnapshot;
    private final PlanChanges planChanges;
    private final RecordPlan recordPlan;
    private final ApplyPlan applyPlan;
    private final ApplyHold applyHold;
    private final FinishRun finishRun;
    private final Duration runTimeout;

    RunPipeline(
            FindConnection findConnection,
            ConnectionKeys keys,
            Directory directory,
            FollowOrgUnits followOrgUnits,
            ReadSnapshot readSnapshot,
            PlanChanges planChanges,
            RecordPlan recordPlan,
            ApplyPlan applyPlan,
            ApplyHold applyHold,
            FinishRun finishRun,
            GoogleSyncConfig config) {
        this.findConnection = findConnection;
        this.keys = keys;
        this.directory = directory;
        this.followOrgUnits = followOrgUnits;
        this.readSnapshot = readSnapshot;
        this.planChanges = planChanges;
        this.recordPlan = recordPlan;
        this.applyPlan = applyPlan;
        this.applyHold = applyHold;
        this.finishRun = finishRun;
        this.runTimeout = config.runTimeout();
    }

    /** Completes when the run's end is recorded; fails only with {@link LostLock} or when even that cannot be recorded. */
    Uni<Void> carryOut(ActiveRun run) {
        return findConnection
                .find(run.organisation())
                .chain(connection -> connection == null
                        ? Uni.createFrom().failure(new RunFailed(RunFailures.CONNECTION_GONE))
                        : run.approves() == null ? carryOut(run, connection) : applyHold.apply(run, connection))
                .ifNoItem()
                .after(runTimeout)
                .failWith(() -> new RunFailed(RunFailures.TIMEOUT))
                .onFailure(failure -> !(failure instanceof LostLock))
                .recoverWithUni(failure -> finishRun.failed(run, explained(run, failure)));
    }

    private Uni<Void> carryOut(ActiveRun run, Connection connection) {
        DirectoryAccess access = keys.access(connection);
        return directory
                .schema(access)
                .map(schema ->
                        usable(SchemaCheck.of(schema, connection.settings().fields(), connection.managed())))
                .chain(managed -> read(run, connection, access, managed)
                        .chain(withCredential -> planChanges.plan(run, connection, withCredential))
                        .call(verdict -> recordPlan.record(run, connection, verdict))
                        .call(() -> run.dryRun() ? Uni.createFrom().voidItem() : applyPlan.apply(run, connection))
                        .chain(verdict -> complete(run, connection, managed, verdict)));
    }

    private Uni<Integer> read(ActiveRun run, Connection connection, DirectoryAccess access, ManagedFields managed) {
        return followOrgUnits
                .follow(connection, access)
                .chain(units -> readSnapshot
                        .read(run, access, connection.settings().with(units), managed)
                        .call(() -> followOrgUnits.confirm(connection, access, units)));
    }

    private Uni<Void> complete(ActiveRun run, Connection connection, ManagedFields managed, Verdict verdict) {
        LOG.infof(
                "Run completed: organisationId=%s runId=%s dryRun=%s %s",
                run.organisation(), run.id(), run.dryRun(), verdict.counts());
        return finishRun.completed(run, connection, managed, verdict);
    }

    private static ManagedFields usable(SchemaCheck check) {
        return switch (check) {
            case SchemaCheck.Usable(ManagedFields fields) -> fields;
            case SchemaCheck.Unusable(RunFailure failure) -> throw new RunFailed(failure);
        };
    }

    private static RunFailure explained(ActiveRun run, Throwable failure) {
        RunFailure reason = switch (failure) {
            case RunFailed ended -> ended.failure();
            case DirectoryFailure refused -> RunFailures.of(refused.refusal(), refused.word());
            default -> RunFailures.INTERNAL;
        };
        if (reason.reason() == RunFailure.Reason.INTERNAL) {
            LOG.errorf(failure, "Run failed: organisationId=%s runId=%s", run.organisation(), run.id());
        } else {
            LOG.warnf(
                    "Run failed: organisationId=%s runId=%s reason=%s %s",
                    run.organisation(), run.id(), reason.reason().word(), reason.detail());
        }
        return reason;
    }
}
