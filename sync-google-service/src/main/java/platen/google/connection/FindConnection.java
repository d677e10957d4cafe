package platen.google.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.FollowedOrgUnits;
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

    /** Notes where the chosen org units are, unless the connection has been changed since. */
    public Uni<Void> hasFound(Connection connection, FollowedOrgUnits.Whereabouts.Found found) {
        return transactions.in(
                connection.organisation(), transaction -> connections.found(transaction, connection.version(), found));
    }
}
