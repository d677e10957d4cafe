package platen.gateway.offline.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A card that lets its holder in by itself.
 *
 * @param offlineIndex keyed hash of its number, 32 bytes
 */
public record BundleCard(
        UUID userId, UUID cardId, String displayName, Optional<Instant> validUntil, byte[] offlineIndex) {

    @Override
    public String toString() {
        return "BundleCard[" + cardId + "]";
    }
}
