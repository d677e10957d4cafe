package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.persistence.PostgresConnections;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Reads an organisation's connection, and lets runs note what concerns them. */
@ApplicationScoped
public class FindConnection {

    private final OrganisationTransactions transactions;
    private final PostgresConnections connections;

    FindConnection(OrganisationTransactions transactions, PostgresConnections connections) {
        this.transactions = transactions;
        this.connections = connections;
    }

    public Uni<@Nullable Connection> find(UUID organisation) {
        return transactions.in(organisation, connections::find);
    }

    /** Within a transaction, and kept from changing until that ends. */
    public Uni<@Nullable Connection> lock(OrganisationTransaction transaction) {
        return connections.lock(transaction);
    }

    /** Whether an automatic run should begin. */
    public Uni<Boolean> isDue(OrganisationTransaction transaction) {
        return connections.isDue(transaction);
    }

    /** Notes which credentials a completed run found in the schema. */
    public Uni<Void> manages(OrganisationTransaction transaction, ManagedFields managed) {
        return connections.manage(transaction, managed);
    }

    /** When the connection is due again. */
    public Uni<Void> isDueIn(OrganisationTransaction transaction, Duration pause) {
        return connections.scheduleIn(transaction, pause.toMillis());
    }
}
