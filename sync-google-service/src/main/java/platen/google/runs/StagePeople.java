package platen.google.runs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.KnownPerson;
import platen.google.runs.domain.PersonChange;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.messaging.Observations;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Notes a page of people in the snapshot. Who has changed is planned: in what, which guards it concerns, and with the sealed event, because the
 * plain values go with the page.
 */
@ApplicationScoped
class StagePeople {

    private final OrganisationTransactions transactions;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final PostgresSnapshot snapshot;
    private final PostgresPlan plan;
    private final Observations observations;

    StagePeople(
            OrganisationTransactions transactions,
            PostgresRunLock lock,
            PostgresRuns runs,
            PostgresSnapshot snapshot,
            PostgresPlan plan,
            Observations observations) {
        this.transactions = transactions;
        this.lock = lock;
        this.runs = runs;
        this.snapshot = snapshot;
        this.plan = plan;
        this.observations = observations;
    }

    Uni<Void> stage(ActiveRun run, List<StagedPerson> people) {
        return transactions
                .in(run.organisation(), transaction -> note(transaction, run, people))
                .chain(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : plan(run, people, changed));
    }

    /** The statements go out together and are answered in their order. Who has changed is the answer. */
    private Uni<Map<String, Optional<KnownPerson>>> note(
            OrganisationTransaction transaction, ActiveRun run, List<StagedPerson> people) {
        return Uni.combine()
                .all()
                .unis(
                        lock.hold(transaction, run),
                        snapshot.add(transaction, people).invoke(StagePeople::refuseContradictions),
                        runs.hasRead(transaction, run, people.size()),
                        snapshot.changed(transaction, people))
                .with((held, contradictions, counted, changed) -> changed);
    }

    private Uni<Void> plan(ActiveRun run, List<StagedPerson> people, Map<String, Optional<KnownPerson>> known) {
        return Uni.createFrom()
                .item(() -> changes(run, people, known))
                // Sealing is work, not waiting.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(changes -> transactions.in(
                        run.organisation(),
                        transaction -> lock.hold(transaction, run)
                                .chain(() -> plan.observe(transaction, run.id(), changes))
                                .chain(() -> runs.hasStaged(transaction, run, changes.size()))));
    }

    private List<StagedChange> changes(
            ActiveRun run, List<StagedPerson> people, Map<String, Optional<KnownPerson>> known) {
        // Sealing is nearly all of a first run.
        return people.parallelStream()
                .filter(person -> known.containsKey(person.externalId()))
                .map(person -> change(
                        run,
                        person,
                        known.getOrDefault(person.externalId(), Optional.empty())
                                .orElse(null)))
                .toList();
    }

    /** What a dry run plans is never published. */
    private StagedChange change(ActiveRun run, StagedPerson person, @Nullable KnownPerson before) {
        return new StagedChange(
                person,
                before,
                PersonChange.of(before, person.state(), person.accessCode(), person.card()),
                run.dryRun() ? null : observations.of(run.organisation(), person.state()));
    }

    private static void refuseContradictions(long people) {
        if (people > 0) {
            throw contradiction(people);
        }
    }

    static RunFailed contradiction(long people) {
        return new RunFailed(new RunFailure(
                RunFailure.Reason.INCOMPLETE,
                "Google lists " + people + (people == 1 ? " person" : " people") + " twice and differently."));
    }
}
