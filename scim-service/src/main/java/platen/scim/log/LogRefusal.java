package platen.scim.log;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.persistence.ProvisioningLog;

/** Keeps what was refused: its own transaction took nothing, so it is written in another. */
@ApplicationScoped
public class LogRefusal {

    private static final Logger LOG = Logger.getLogger(LogRefusal.class);

    private final OrganisationTransactions transactions;
    private final ProvisioningLog log;

    LogRefusal(OrganisationTransactions transactions, ProvisioningLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** The answer stands, whether or not it can be logged. */
    public Uni<Void> log(UUID organisation, List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .in(organisation, transaction -> log.addAll(transaction, entries))
                .onFailure()
                .invoke(failure -> LOG.warnf("A refusal could not be logged: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
