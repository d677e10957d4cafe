package platen.identity.auditing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.domain.Act;
import platen.identity.auditing.persistence.ActRows;
import platen.kit.organisation.OrganisationTransactions;

/** Shows what administrators did, oldest first. */
@ApplicationScoped
public class ReadActs {

    /** Where a page starts. */
    public record Place(Instant at, UUID act) {

        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    private final OrganisationTransactions transactions;
    private final ActRows acts;

    ReadActs(OrganisationTransactions transactions, ActRows acts) {
        this.transactions = transactions;
        this.acts = acts;
    }

    /**
     * @param user whom it was done to; null for all
     */
    public Uni<List<Act>> after(UUID organisation, Place place, @Nullable UUID user, int limit) {
        return transactions.in(
                organisation, transaction -> acts.after(transaction, place.at(), place.act(), user, limit));
    }
}
