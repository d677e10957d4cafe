package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IdempotentRequest;

/** Starts a run in the background, unless something stands against it. */
@ApplicationScoped
public class StartRun {

    /** What came of it. */
    public sealed interface Outcome {

        /** Or waits for its turn. */
        record Started(UUID run) implements Outcome {}

        record InProgress(UUID run) implements Outcome {}

        record NoConnection() implements Outcome {}

        /** Another process was quicker, the connection has been changed, or this process has no room. */
        record NotDue() implements Outcome {}
    }

    private final OrganisationTransactions transactions;
    private final StartOnce startOnce;
    private final BeginRun beginRun;

    StartRun(OrganisationTransactions transactions, StartOnce startOnce, BeginRun beginRun) {
        this.transactions = transactions;
        this.startOnce = startOnce;
        this.beginRun = beginRun;
    }

    /** At an administrator's request, which may be repeated. */
    public Uni<Outcome> manually(UUID organisation, boolean dryRun, Optional<IdempotentRequest> request) {
        return startOnce.start(
                organisation,
                request,
                transaction -> beginRun.onRequest(transaction, dryRun),
                outcome -> outcome instanceof Outcome.Started(UUID run) ? Optional.of(run) : Optional.empty(),
                Outcome.Started::new);
    }

    /** Because the connection is due, or a run of it waits for its turn. */
    Uni<Outcome> whatIsDue(UUID organisation) {
        return transactions.in(
                organisation,
                transaction -> beginRun.lock(transaction).chain(holder -> beginRun.whatIsDue(transaction, holder)));
    }
}
