package platen.gateway.people.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/** Bodies of the events on {@code accesscode.credential}, as far as they matter here. */
final class CredentialEvents {

    private CredentialEvents() {}

    record AccessCodeIssued(UUID userId, long version, String blindIndex) {}

    record AccessCodeRetired(UUID userId, long version) {}

    record CardRegistered(
            UUID userId,
            UUID cardId,
            String blindIndex,
            @Nullable String offlineIndex,
            @Nullable Instant validUntil) {}

    record CardRemoved(UUID userId, UUID cardId) {}

    /**
     * @param sealedPinHash null when the PIN was taken away
     */
    record CardPinSet(UUID userId, long version, @Nullable Sealed sealedPinHash) {}
}
