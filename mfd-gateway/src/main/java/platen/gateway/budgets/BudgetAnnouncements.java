package platen.gateway.budgets;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import platen.gateway.budgets.domain.Place;
import platen.gateway.budgets.domain.Spent;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told about guessing. */
public interface BudgetAnnouncements {

    /**
     * @param deviceId where the last guess was made
     */
    Uni<Void> exceeded(OrganisationTransaction transaction, UUID deviceId, Place place, Spent spent);
}
