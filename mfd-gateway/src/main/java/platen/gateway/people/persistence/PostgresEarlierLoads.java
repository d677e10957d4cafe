package platen.gateway.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.gateway.people.EarlierLoads;
import platen.kit.organisation.OrganisationTransactions;

/** Positions are kept when the inbox is pruned. */
@ApplicationScoped
class PostgresEarlierLoads implements EarlierLoads {

    private final OrganisationTransactions transactions;

    PostgresEarlierLoads(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Boolean> any() {
        return transactions.asRelay(relay -> relay.query("select exists (select from inbox_position)")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0)));
    }
}
