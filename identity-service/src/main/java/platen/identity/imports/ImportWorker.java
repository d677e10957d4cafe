package platen.identity.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.rounds.Rounds;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Works on the imports of all organisations, a batch of each in turn. Every replica has one; an import is claimed for each batch anew, so
 * whichever comes next goes on with it.
 */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration FOR_THE_RELAY = Duration.ofMillis(200);
    private static final String ACCESSCODE = "accesscode-service";
    private static final String REJECTED =
            "accesscode-service could not open the codes or cards. Somebody must look whether both services have the same keys.";

    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final CheckBatch check;
    private final ApplyBatch apply;
    private final ImportConfig config;
    private final Rounds rounds;

    ImportWorker(
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportedRows rows,
            CheckBatch check,
            ApplyBatch apply,
            ImportConfig config) {
        this.transactions = transactions;
        this.imports = imports;
        this.rows = rows;
        this.check = check;
        this.apply = apply;
        this.config = config;
        this.rounds = new Rounds("Imports", LOG, config.atOnce(), imports::organisationsDue, this::batch);
    }

    @Scheduled(every = "${platen.identity.imports.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return rounds.work();
    }

    /** Spares whoever has just sent or applied a file the wait for the next look. */
    void nudge() {
        work().subscribe().with(worked -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Boolean> batch(UUID organisation) {
        return transactions
                .in(organisation, transaction -> imports.claim(transaction, config.lease()))
                .chain(claim -> claim == null ? Uni.createFrom().item(false) : batch(organisation, claim));
    }

    private Uni<Boolean> batch(UUID organisation, UserImport claim) {
        Uni<Void> work = claim.state() == ImportState.CHECKING
                ? check.check(organisation, claim)
                : apply.apply(organisation, claim)
                        .chain(room ->
                                room ? Uni.createFrom().voidItem() : rest(organisation, claim, FOR_THE_RELAY, null));
        return work.replaceWith(true)
                .onFailure(CredentialChecks.Rejected.class)
                .recoverWithUni(() -> fail(organisation, claim))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "An import waits, organisationId=%s: %s",
                            organisation, failure.getClass().getSimpleName());
                    String waitingFor = claim.state() == ImportState.CHECKING ? ACCESSCODE : null;
                    return rest(organisation, claim, config.patience(), waitingFor)
                            .replaceWith(true);
                });
    }

    private Uni<Void> rest(UUID organisation, UserImport claim, Duration delay, @Nullable String waitingFor) {
        return transactions.in(organisation, transaction -> imports.putOff(transaction, claim, delay, waitingFor));
    }

    private Uni<Boolean> fail(UUID organisation, UserImport claim) {
        return transactions.in(
                organisation,
                transaction -> imports.lock(transaction, claim)
                        .chain(locked -> locked == null
                                ? Uni.createFrom().item(true)
                                : rows.eraseCredentials(transaction, claim.id())
                                        .chain(() ->
                                                imports.change(transaction, claim.id(), ImportState.FAILED, REJECTED))
                                        .replaceWith(true)));
    }
}
