package platen.gateway.people;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.people.domain.BlindIndexValue;
import platen.kit.organisation.OrganisationTransaction;

/**
 * What people log in with. Each is kept as its owner's events say, known or unknown person, unique or not: the look-up joins the
 * person, and lets nobody in while two claim the same credential.
 */
public interface Credentials {

    /** Puts a person's new code in the place of the old one, in one row: the old stops working as the new starts. */
    Uni<Void> issueCode(OrganisationTransaction transaction, UUID userId, long version, BlindIndexValue blindIndex);

    Uni<Void> retireCode(OrganisationTransaction transaction, UUID userId, long version);

    Uni<Void> registerCard(OrganisationTransaction transaction, Card card);

    Uni<Void> removeCard(OrganisationTransaction transaction, UUID userId, UUID cardId, long revision);

    /**
     * @param offlineIndex by which a device that is cut off finds the card; empty when its owner did not say
     * @param revision sequence of the event that says so
     * @param repeated whether its owner only says it again, perhaps under another key: then what is known keeps its revision,
     *     and the sessions begun with the card go on
     */
    record Card(
            UUID userId,
            UUID cardId,
            long revision,
            BlindIndexValue blindIndex,
            Optional<BlindIndexValue> offlineIndex,
            Optional<Instant> validUntil,
            boolean repeated) {}
}
