package platen.google.runs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.messaging.Observations;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Notes a page of people in the snapshot. Who has changed is planned with the sealed event, because the plain values go with the page. */
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
    private Uni<Set<String>> note(OrganisationTransaction transaction, ActiveRun run, List<StagedPerson> people) {
        return Uni.combine()
                .all()
                .unis(
                        lock.hold(transaction, run),
                        snapshot.add(transaction, people).invoke(StagePeople::refuseContradictions),
                        runs.hasRead(transaction, run, people.size()),
                        snapshot.changed(transaction, people))
                .with((held, contradictions, counted, changed) -> changed);
    }

    private Uni<Void> plan(ActiveRun run, List<StagedPerson> people, Set<String> changed) {
        return Uni.createFrom()
                .item(() -> observed(run, people, changed))
                // Sealing is work, not waiting.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(observed -> transactions.in(
                        run.organisation(),
                        transaction -> lock.hold(transaction, run).chain(() -> plan.observe(transaction, observed))));
    }

    private List<StagedPerson> observed(ActiveRun run, List<StagedPerson> people, Set<String> changed) {
        return people.stream()
                .filter(person -> changed.contains(person.externalId()))
                .map(person -> person.observedAs(observations.of(run.organisation(), person.state())))
                .toList();
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
