package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** Starts a run in the background, unless something stands against it. */
@ApplicationScoped
public class StartRun {

    private static final int ACCEPTED = 202;

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
    private final Idempotency idempotency;
    private final BeginRun beginRun;

    StartRun(OrganisationTransactions transactions, Idempotency idempotency, BeginRun beginRun) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.beginRun = beginRun;
    }

    /** At an administrator's request, which may be repeated. */
    public Uni<Outcome> manually(UUID organisation, boolean dryRun, Optional<IdempotentRequest> request) {
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency
                                .once(transaction, request, () -> begin(transaction, dryRun))
                                .<Outcome>map(begun -> new Outcome.Started(UUID.fromString(begun.reference()))))
                .onFailure(Refused.class)
                .recoverWithItem(refused -> ((Refused) refused).outcome);
    }

    private Uni<Creation> begin(OrganisationTransaction transaction, boolean dryRun) {
        return beginRun.onRequest(transaction, dryRun).map(outcome -> switch (outcome) {
            case Outcome.Started(UUID run) -> new Creation(ACCEPTED, run.toString(), false);
            default -> throw new Refused(outcome);
        });
    }

    /** Because the connection is due, or a run of it waits for its turn. */
    Uni<Outcome> whatIsDue(UUID organisation) {
        return transactions.in(
                organisation,
                transaction -> beginRun.lock(transaction).chain(holder -> beginRun.whatIsDue(transaction, holder)));
    }

    /** Rolls back what a repeated request would otherwise remember. Never leaves this class. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        Refused(Outcome outcome) {
            super("refused", null, false, false);
            this.outcome = outcome;
        }
    }
}
