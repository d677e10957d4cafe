package platen.scim.log;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.log.domain.LogQuery;
import platen.scim.log.domain.Logged;
import platen.scim.log.persistence.ProvisioningLog;

/** Shows the log to administrators. */
@ApplicationScoped
public class ReadProvisioningLog {

    private final OrganisationTransactions transactions;
    private final ProvisioningLog log;

    ReadProvisioningLog(OrganisationTransactions transactions, ProvisioningLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Newest first, before the one given. */
    public Uni<List<Logged>> page(UUID organisation, LogQuery query, Instant at, UUID before, int limit) {
        return transactions.in(organisation, transaction -> log.page(transaction, query, at, before, limit));
    }
}
