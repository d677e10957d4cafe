package platen.google.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.domain.GuardClass;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.HoldState;
import platen.google.runs.domain.PlanHash;
import platen.google.runs.domain.PlanLine;
import platen.google.runs.domain.RunPlan;
import platen.google.runs.domain.Verdict;
import platen.google.runs.messaging.RunEvents;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Gives a plan its hash, and has what the guards refuse wait for approval. Administrators are told of each different hold once. */
@ApplicationScoped
class RecordPlan {

    private static final int LINES_AT_A_TIME = 2_000;

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final PostgresPlan plan;
    private final PostgresHolds holds;
    private final RunEvents events;
    private final Clock clock;

    RecordPlan(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            PostgresRunLock lock,
            PostgresRuns runs,
            PostgresPlan plan,
            PostgresHolds holds,
            RunEvents events,
            Clock clock) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.lock = lock;
        this.runs = runs;
        this.plan = plan;
        this.holds = holds;
        this.events = events;
        this.clock = clock;
    }

    private record Hashes(byte[] plan, byte[] held) {}

    Uni<Void> record(ActiveRun run, Connection connection, Verdict verdict) {
        return hashes(run, verdict.guarded())
                .chain(hashes -> transactions.in(
                        run.organisation(),
                        transaction -> lock.hold(transaction, run)
                                .chain(() -> findConnection.lock(transaction))
                                .invoke(current -> PlanChanges.checkUnchanged(connection, current))
                                .chain(() -> hold(transaction, run, connection, verdict, hashes))));
    }

    /** Page by page, in transactions of their own: nobody else writes these rows, and the lock's row must not be kept for so long. */
    private Uni<Hashes> hashes(ActiveRun run, Set<GuardClass> guarded) {
        Set<String> classes = guarded.stream().map(Enum::name).collect(Collectors.toSet());
        var whole = new PlanHash();
        var held = new PlanHash();
        var after = new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.in(
                        run.organisation(),
                        transaction -> plan.lines(
                                transaction, run.id(), Objects.requireNonNull(after.get()), LINES_AT_A_TIME)))
                .whilst(lines -> lines.size() == LINES_AT_A_TIME)
                .invoke(lines -> {
                    for (PlanLine line : lines) {
                        whole.add(line);
                        if (!Collections.disjoint(line.classes(), classes)) {
                            held.add(line);
                        }
                        after.set(line.externalId());
                    }
                })
                .onItem()
                .ignoreAsUni()
                .map(done -> new Hashes(whole.value(), held.value()));
    }

    private Uni<Void> hold(
            OrganisationTransaction transaction, ActiveRun run, Connection connection, Verdict verdict, Hashes hashes) {
        if (run.dryRun()) {
            return holds.mark(transaction, run.id(), verdict.guarded())
                    .chain(() -> runs.hasPlanned(transaction, run, verdict.counts(), plan(verdict, hashes, null)));
        }
        return holds.open(transaction)
                .chain(open -> verdict.guarded().isEmpty()
                        ? release(transaction, run, connection, open)
                                .chain(() -> runs.hasPlanned(
                                        transaction, run, verdict.counts(), plan(verdict, hashes, null)))
                        : hold(transaction, run, connection, verdict, hashes, open));
    }

    private Uni<Void> release(
            OrganisationTransaction transaction, ActiveRun run, Connection connection, @Nullable Hold open) {
        return open == null
                ? Uni.createFrom().voidItem()
                : holds.end(transaction, open.run(), HoldState.GONE, clock.instant())
                        .chain(() -> events.recovered(
                                transaction,
                                run,
                                RunEvents.Trouble.HELD,
                                connection.settings().noticeAddress()));
    }

    private Uni<Void> hold(
            OrganisationTransaction transaction,
            ActiveRun run,
            Connection connection,
            Verdict verdict,
            Hashes hashes,
            @Nullable Hold open) {
        if (open != null && isSame(open, connection, hashes)) {
            return holds.forget(transaction, run.id(), verdict.guarded())
                    .chain(() -> runs.hasPlanned(transaction, run, verdict.counts(), plan(verdict, hashes, open)));
        }
        Hold hold = new Hold(
                run.id(),
                HoldState.OPEN,
                hashes.plan(),
                hashes.held(),
                connection.id(),
                connection.version(),
                clock.instant(),
                null,
                null,
                null);
        Uni<Void> superseded = open == null
                ? Uni.createFrom().voidItem()
                : holds.end(transaction, open.run(), HoldState.SUPERSEDED, hold.openedAt());
        return superseded
                .chain(() -> holds.add(transaction, hold, verdict.guarded()))
                .chain(() -> runs.hasPlanned(transaction, run, verdict.counts(), plan(verdict, hashes, hold)))
                .chain(() -> events.held(
                        transaction,
                        run,
                        hold,
                        verdict.held(),
                        connection.settings().noticeAddress()));
    }

    /** With other settings it cannot be approved any more, so that the same changes need a hold of their own. */
    private static boolean isSame(Hold open, Connection connection, Hashes hashes) {
        return Arrays.equals(open.heldHash(), hashes.held()) && open.isUnder(connection.id(), connection.version());
    }

    private static RunPlan plan(Verdict verdict, Hashes hashes, @Nullable Hold hold) {
        return new RunPlan(verdict.planned(), hashes.plan(), verdict.held(), hold == null ? null : hold.run(), null);
    }
}
