package platen.google.runs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.ScheduleRuns;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.KnownPerson;
import platen.google.runs.domain.PersonChange;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.Trigger;
import platen.google.runs.messaging.Observations;
import platen.google.runs.messaging.RunEvents;
import platen.google.runs.persistence.PostgresChanges;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Publishes what single people have turned out to be, as long as no guard has a say in it. Whatever one has a say in, and whoever is gone, is left to
 * a run, which sees all of it at once, and soon.
 */
@ApplicationScoped
class PublishReading {

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final ScheduleRuns scheduleRuns;
    private final PostgresRunLock lock;
    private final PostgresSnapshot snapshot;
    private final PostgresRuns runs;
    private final PostgresPlan plan;
    private final PostgresChanges changes;
    private final Observations observations;
    private final RunEvents events;
    private final RunMeters meters;
    private final Clock clock;

    PublishReading(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            ScheduleRuns scheduleRuns,
            PostgresRunLock lock,
            PostgresSnapshot snapshot,
            PostgresRuns runs,
            PostgresPlan plan,
            PostgresChanges changes,
            Observations observations,
            RunEvents events,
            RunMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.scheduleRuns = scheduleRuns;
        this.lock = lock;
        this.snapshot = snapshot;
        this.runs = runs;
        this.plan = plan;
        this.changes = changes;
        this.observations = observations;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What was read of single people.
     *
     * @param fence as it was before any of it was read
     * @param found those in the chosen org units
     * @param elsewhere deleted, or in other units
     * @param readable false when a run must tell what is wrong; then nobody is known
     */
    record Reading(
            Connection connection, long fence, List<StagedPerson> found, List<String> elsewhere, boolean readable) {}

    private record Differences(Map<String, Optional<KnownPerson>> changed, boolean someAreGone) {}

    private record Verdict(List<StagedChange> harmless, boolean hint) {}

    /**
     * False when a run, another reading or a change of the connection came in between: what was read may be older than what is published.
     *
     * @param settled what is to be done in the same transaction
     */
    Uni<Boolean> publish(Reading reading, Function<OrganisationTransaction, Uni<Void>> settled) {
        UUID organisation = reading.connection().organisation();
        return transactions
                .in(organisation, transaction -> differences(transaction, reading))
                // Sealing is work, not waiting.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(differences -> judge(reading, differences))
                .chain(verdict -> transactions.in(
                        organisation,
                        transaction -> isStillTrue(transaction, reading)
                                .chain(still -> still
                                        ? apply(transaction, reading, verdict)
                                                .chain(() -> settled.apply(transaction))
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false))));
    }

    private Uni<Differences> differences(OrganisationTransaction transaction, Reading reading) {
        return snapshot.changed(transaction, reading.found())
                .chain(changed ->
                        snapshot.known(transaction, reading.elsewhere()).map(gone -> new Differences(changed, gone)));
    }

    private Verdict judge(Reading reading, Differences differences) {
        UUID organisation = reading.connection().organisation();
        List<StagedChange> harmless = reading.found().stream()
                .filter(person -> differences.changed().containsKey(person.externalId()))
                .map(person -> change(
                        person,
                        differences
                                .changed()
                                .getOrDefault(person.externalId(), Optional.empty())
                                .orElse(null)))
                .filter(PublishReading::isHarmless)
                .map(change -> change.observedAs(
                        observations.of(organisation, change.person().state())))
                .toList();
        return new Verdict(
                harmless,
                !reading.readable()
                        || differences.someAreGone()
                        || harmless.size() < differences.changed().size());
    }

    private static StagedChange change(StagedPerson person, @Nullable KnownPerson before) {
        return new StagedChange(
                person, before, PersonChange.of(before, person.state(), person.accessCode(), person.card()), null);
    }

    /** Of somebody whose address is not known a change of it could not be told. */
    private static boolean isHarmless(StagedChange change) {
        KnownPerson before = change.before();
        return change.change().classes().isEmpty() && (before == null || before.email() != null);
    }

    /** From here on to the end of the transaction no run can begin, and no other reading be published. */
    private Uni<Boolean> isStillTrue(OrganisationTransaction transaction, Reading reading) {
        return lock.holder(transaction)
                .chain(holder -> findConnection
                        .lock(transaction)
                        .map(connection -> holder.run() == null
                                && holder.fence() == reading.fence()
                                && connection != null
                                && connection.version() == reading.connection().version()));
    }

    private Uni<Void> apply(OrganisationTransaction transaction, Reading reading, Verdict verdict) {
        return (verdict.harmless().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : publish(transaction, reading, verdict.harmless()))
                .chain(() -> verdict.hint()
                        ? scheduleRuns.hint(transaction)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> publish(OrganisationTransaction transaction, Reading reading, List<StagedChange> harmless) {
        var run =
                new ActiveRun(transaction.organisation(), UUID.randomUUID(), reading.fence() + 1, false, Trigger.PUSH);
        int read = reading.found().size();
        var counts = new RunCounts(read, harmless.size(), read - harmless.size(), 0);
        List<PlannedChange> planned = harmless.stream()
                .map(change -> new PlannedChange(change.externalId(), change.observation()))
                .toList();
        return lock.advance(transaction, run.fence())
                .chain(() -> runs.pushed(transaction, run, counts, clock.instant()))
                .invoke(() -> meters.completed(transaction, run, false))
                .chain(() -> plan.observe(transaction, run.id(), harmless))
                .chain(() -> events.changed(
                        transaction,
                        run,
                        planned,
                        reading.connection().settings().onRemoval()))
                .chain(() -> changes.settle(transaction, run, planned));
    }
}
