package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** Starts a run at a request that may be repeated. A refusal leaves nothing behind, so that its repetition is decided anew. */
@ApplicationScoped
class StartOnce {

    private static final int ACCEPTED = 202;

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;

    StartOnce(OrganisationTransactions transactions, Idempotency idempotency) {
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    /**
     * @param decide what comes of the request, in the transaction that makes it true
     * @param runOf the run that was started; empty for a refusal
     * @param started the outcome of that run, for a repeated request
     */
    <O> Uni<O> start(
            UUID organisation,
            Optional<IdempotentRequest> request,
            Function<OrganisationTransaction, Uni<O>> decide,
            Function<O, Optional<UUID>> runOf,
            Function<UUID, O> started) {
        var decided = new AtomicReference<O>();
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency
                                .once(
                                        transaction,
                                        request,
                                        () -> decide.apply(transaction).map(outcome -> {
                                            decided.set(outcome);
                                            return runOf.apply(outcome)
                                                    .map(run -> new Creation(ACCEPTED, run.toString(), false))
                                                    .orElseThrow(Refused::new);
                                        }))
                                .map(begun -> started.apply(UUID.fromString(begun.reference()))))
                .onFailure(Refused.class)
                .recoverWithItem(() -> Objects.requireNonNull(decided.get()));
    }

    /** Rolls back what a repeated request would otherwise remember. Never leaves this class. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super("refused", null, false, false);
        }
    }
}
