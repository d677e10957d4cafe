package platen.gateway.offline;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.offline.domain.BundleCard;

/** Cards of active people that nobody else claims. */
public interface OfflineCards {

    /**
     * @param withPins whether cards of people who have a PIN are among them
     * @param now cards that have ended by then are not
     */
    record Wanted(UUID organisation, boolean withPins, Instant now) {}

    /** Another text whenever a card, a person or a PIN has changed. */
    Uni<String> state(UUID organisation);

    /** In order of people and their cards. */
    Uni<List<BundleCard>> page(Wanted wanted, Optional<BundleCard> after, int limit);
}
