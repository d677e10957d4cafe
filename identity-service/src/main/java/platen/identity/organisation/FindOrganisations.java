package platen.identity.organisation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.persistence.OrganisationRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** One organisation, or the installation's list of them. */
@ApplicationScoped
public class FindOrganisations {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final OrganisationTransactions transactions;
    private final OrganisationRows organisations;

    FindOrganisations(OrganisationTransactions transactions, OrganisationRows organisations) {
        this.transactions = transactions;
        this.organisations = organisations;
    }

    public Uni<@Nullable Organisation> byId(UUID id) {
        return transactions.in(id, organisations::find);
    }

    /** The one a transaction belongs to. */
    public Uni<@Nullable Organisation> of(OrganisationTransaction transaction) {
        return organisations.find(transaction);
    }

    public Uni<List<Organisation>> first(int limit) {
        return after(Instant.EPOCH, BEFORE_ALL, limit);
    }

    /** Those after the one created then, in order of creation. */
    public Uni<List<Organisation>> after(Instant created, UUID id, int limit) {
        return transactions.asRelay(relay -> organisations.page(relay, created, id, limit));
    }

    /** All of them, for timers; read in pages. */
    public Multi<Organisation> all() {
        return Multi.createBy()
                .repeating()
                .uni(
                        Position::new,
                        position ->
                                after(position.created, position.id, AT_ONCE).invoke(position::moveBehind))
                .until(List::isEmpty)
                .onItem()
                .disjoint();
    }

    private static final class Position {
        private Instant created = Instant.EPOCH;
        private UUID id = BEFORE_ALL;

        private void moveBehind(List<Organisation> page) {
            if (!page.isEmpty()) {
                created = page.getLast().createdAt();
                id = page.getLast().id();
            }
        }
    }
}
