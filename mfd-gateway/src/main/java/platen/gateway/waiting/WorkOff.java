package platen.gateway.waiting;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Works off what waits, oldest first, each in the transaction that takes it out. What fails stays, is told in the log, and is tried
 * again the next time.
 */
@ApplicationScoped
public class WorkOff {

    private static final Logger LOG = Logger.getLogger(WorkOff.class);
    private static final int ORGANISATIONS_AT_ONCE = 4;

    private final OrganisationTransactions transactions;

    WorkOff(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    /** Goes on by itself. */
    public <R> void soon(
            UUID organisation, Waiting<R> waiting, BiFunction<OrganisationTransaction, R, Uni<Void>> work) {
        all(organisation, waiting, work).subscribe().with(done -> {});
    }

    /** In every organisation: what a killed process, or a database that was away, has left. */
    public <R> Uni<Void> leftOver(Waiting<R> waiting, BiFunction<OrganisationTransaction, R, Uni<Void>> work) {
        return waiting.organisations()
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUni(organisation -> all(organisation, waiting, work))
                .merge(ORGANISATIONS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private <R> Uni<Void> all(
            UUID organisation, Waiting<R> waiting, BiFunction<OrganisationTransaction, R, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> transactions.in(organisation, transaction -> next(transaction, waiting, work)))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Requests of devices wait to be worked off. organisationId=%s: %s",
                        organisation, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private static <R> Uni<Boolean> next(
            OrganisationTransaction transaction,
            Waiting<R> waiting,
            BiFunction<OrganisationTransaction, R, Uni<Void>> work) {
        return waiting.take(transaction)
                .chain(taken -> taken.map(
                                request -> work.apply(transaction, request).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }
}
