package platen.gateway.budgets;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import platen.gateway.budgets.domain.Place;
import platen.kit.organisation.OrganisationTransaction;

/** Where a code alone is not enough for the time being, but for people who are usual there. */
public interface StepUps {

    /** Never shortens what holds already. */
    Uni<Void> until(OrganisationTransaction transaction, Place place, Instant until);

    /** True when nobody was told of this place yet; asked again before {@code until} it is false. */
    Uni<Boolean> firstTold(OrganisationTransaction transaction, Place place, Instant now, Instant until);
}
