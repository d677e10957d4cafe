package platen.identity.imports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.organisation.FindOrganisations;
import platen.kit.organisation.OrganisationTransactions;

/** Forgets imports whose time is over, and uploads that broke off, organisation by organisation. */
@ApplicationScoped
class PruneImports {

    private static final Logger LOG = Logger.getLogger(PruneImports.class);

    private final FindOrganisations organisations;
    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportConfig config;
    private final Clock clock;

    PruneImports(
            FindOrganisations organisations,
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportConfig config,
            Clock clock) {
        this.organisations = organisations;
        this.transactions = transactions;
        this.imports = imports;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${platen.identity.imports.prune-every:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
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
                .in(organisation, transaction -> imports.deleteOld(transaction, before))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "Deleting old imports failed, organisationId=%s", organisation);
                    return 0;
                });
    }
}
