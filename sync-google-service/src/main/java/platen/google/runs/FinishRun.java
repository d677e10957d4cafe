package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.ScheduleRuns;
import platen.google.connection.domain.ManagedFields;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.HoldState;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.RunFailure.Reason;
import platen.google.runs.domain.Verdict;
import platen.google.runs.messaging.RunEvents;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Ends a run, one way or another: report, event, staged rows and lock in one transaction. */
@ApplicationScoped
class FinishRun {

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final ScheduleRuns scheduleRuns;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final PostgresSnapshot snapshot;
    private final PostgresPlan plan;
    private final PostgresHolds holds;
    private final RunEvents events;
    private final RunMeters meters;
    private final Clock clock;

    FinishRun(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            ScheduleRuns scheduleRuns,
            PostgresRunLock lock,
            PostgresRuns runs,
            PostgresSnapshot snapshot,
            PostgresPlan plan,
            PostgresHolds holds,
            RunEvents events,
            RunMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.scheduleRuns = scheduleRuns;
        this.lock = lock;
        this.runs = runs;
        this.snapshot = snapshot;
        this.plan = plan;
        this.holds = holds;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** A dry run tells nobody: who asked for it reads its counts. */
    Uni<Void> completed(ActiveRun run, Connection connection, ManagedFields managed, Verdict verdict) {
        RunCounts counts = verdict.counts();
        String noticeAddress = connection.settings().noticeAddress();
        return transactions.in(
                run.organisation(),
                transaction -> release(transaction, run.id(), run.fence())
                        .chain(() -> runs.complete(transaction, run, counts, clock.instant()))
                        .invoke(() -> meters.completed(
                                transaction, run, !verdict.guarded().isEmpty()))
                        .chain(() -> run.dryRun()
                                ? Uni.createFrom().voidItem()
                                : scheduleRuns
                                        .hasCompleted(transaction, managed, counts.read())
                                        .chain(() -> events.completed(transaction, run, counts, noticeAddress))
                                        .chain(() -> endFailure(transaction, run, noticeAddress))));
    }

    /** The end of a run that applied what an administrator approved. */
    Uni<Void> approved(ActiveRun run, Connection connection, RunCounts counts) {
        String noticeAddress = connection.settings().noticeAddress();
        return transactions.in(
                run.organisation(),
                transaction -> release(transaction, run.id(), run.fence())
                        .chain(() -> runs.complete(transaction, run, counts, clock.instant()))
                        .invoke(() -> meters.completed(transaction, run, false))
                        .chain(() -> holds.end(transaction, run.planned(), HoldState.APPROVED, clock.instant()))
                        .chain(() -> events.completed(transaction, run, counts, noticeAddress))
                        .chain(() -> events.recovered(transaction, run, RunEvents.Trouble.HELD, noticeAddress)));
    }

    private Uni<Void> endFailure(OrganisationTransaction transaction, ActiveRun run, @Nullable String noticeAddress) {
        return runs.failureBefore(transaction, run)
                .chain(before -> before.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : events.recovered(transaction, run, RunEvents.Trouble.FAILED, noticeAddress));
    }

    /** A run that fails for the same reason as the one before says so in its report only, not every quarter of an hour by mail. */
    Uni<Void> failed(ActiveRun run, RunFailure failure) {
        return transactions.in(
                run.organisation(),
                transaction -> release(transaction, run.id(), run.fence())
                        .chain(() -> plan.drop(transaction, run.id()))
                        .chain(() -> runs.failureBefore(transaction, run))
                        .call(() -> fail(transaction, run.id(), failure))
                        .call(() -> backOff(transaction, run, failure))
                        .chain(before -> isNews(run, failure, before)
                                ? findConnection
                                        .lock(transaction)
                                        .chain(connection ->
                                                events.failed(transaction, run, failure, noticeAddress(connection)))
                                : Uni.createFrom().voidItem()));
    }

    /** What it had published stays published; an automatic connection is due again at once. */
    Uni<Void> interrupted(UUID organisation, UUID run, long fence) {
        return transactions.in(organisation, transaction -> interrupt(transaction, run, fence));
    }

    /** The same within a transaction. */
    Uni<Void> interrupt(OrganisationTransaction transaction, UUID run, long fence) {
        return release(transaction, run, fence)
                .chain(() -> plan.drop(transaction, run))
                .chain(() -> fail(transaction, run, RunFailure.INTERRUPTED))
                .chain(() -> scheduleRuns.wasInterrupted(transaction));
    }

    private Uni<Void> fail(OrganisationTransaction transaction, UUID run, RunFailure failure) {
        return runs.fail(transaction, run, failure, clock.instant())
                .invoke(ended -> ended.ifPresent(kind -> meters.failed(transaction, kind, failure.reason())))
                .replaceWithVoid();
    }

    private Uni<Void> backOff(OrganisationTransaction transaction, ActiveRun run, RunFailure failure) {
        return failure.reason() == RunFailure.Reason.AUTHORISATION && !run.dryRun()
                ? scheduleRuns.wasRefused(transaction)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> release(OrganisationTransaction transaction, UUID run, long fence) {
        return lock.release(transaction, run, fence).chain(() -> snapshot.empty(transaction));
    }

    private static boolean isNews(ActiveRun run, RunFailure failure, Optional<Reason> before) {
        return !run.dryRun() && !before.equals(Optional.of(failure.reason()));
    }

    private static @Nullable String noticeAddress(@Nullable Connection connection) {
        return connection == null ? null : connection.settings().noticeAddress();
    }
}
