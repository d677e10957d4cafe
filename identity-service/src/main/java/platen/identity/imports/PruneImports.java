package platen.identity.imports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.organisation.FindOrganisations;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Forgets imports whose time is over, and uploads that broke off, organisation by organisation; cancels what was paused for too long. */
@ApplicationScoped
public class PruneImports {

    private static final Logger LOG = Logger.getLogger(PruneImports.class);

    private final FindOrganisations organisations;
    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final ImportConfig config;
    private final Clock clock;

    PruneImports(
            FindOrganisations organisations,
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportedRows rows,
            ImportConfig config,
            Clock clock) {
        this.organisations = organisations;
        this.transactions = transactions;
        this.imports = imports;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${platen.identity.imports.prune-every:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        Instant before = clock.instant().minus(config.keptFor());
        return organisations
                .all()
                .onItem()
                .transformToUniAndConcatenate(organisation -> prune(organisation.id(), before))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One organisation's trouble is not the others'. */
    private Uni<Integer> prune(UUID organisation, Instant before) {
        return transactions
                .in(
                        organisation,
                        transaction -> imports.pausedSince(transaction, before)
                                .onItem()
                                .transformToMulti(paused -> Multi.createFrom().iterable(paused))
                                .onItem()
                                .transformToUniAndConcatenate(id -> cancel(transaction, id))
                                .collect()
                                .last()
                                .chain(() -> imports.deleteOld(transaction, before)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "Deleting old imports failed, organisationId=%s", organisation);
                    return 0;
                });
    }

    /** As an administrator would: nothing sealed stays. */
    private Uni<Void> cancel(OrganisationTransaction transaction, UUID id) {
        return rows.eraseCredentials(transaction, id)
                .chain(() -> imports.change(transaction, id, ImportState.CANCELLED, null));
    }
}
