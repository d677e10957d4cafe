package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.registration.domain.CardLink;
import platen.gateway.registration.domain.Proof;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told about cards and whose they are. The card and the link travel sealed. */
public interface CardAnnouncements {

    /**
     * A card, and whose it was shown to be.
     *
     * @param card canonical; secret
     * @param administrator the subject of who says so, when it is an administrator
     * @param cause what led to it, for who follows the events back
     */
    record ProvenCard(
            UUID user, UUID deviceId, String card, Proof by, Optional<String> administrator, Instant at, UUID cause) {

        public static ProvenCard byHolder(UUID user, UUID deviceId, String card, Proof by, Instant at, UUID cause) {
            return new ProvenCard(user, deviceId, card, by, Optional.empty(), at, cause);
        }

        @Override
        public String toString() {
            return "ProvenCard[" + user + ", " + by + "]";
        }
    }

    Uni<Void> proven(OrganisationTransaction transaction, ProvenCard card);

    /**
     * @param url the link as the person is to open it; secret
     */
    Uni<Void> linkRequested(OrganisationTransaction transaction, CardLink link, String url);
}
