package platen.accesscode.cards.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;

/** Tells which cards work. */
@ApplicationScoped
public class CardEvents {

    private static final String REGISTERED = "platen.accesscode.card-registered.v1";
    private static final String REMOVED = "platen.accesscode.card-removed.v1";
    private static final String EXPIRING = "platen.accesscode.card-expiring.v1";

    /**
     * @param validUntil a reader of this event refuses the card from then on, without waiting for {@code card-removed}
     */
    record CardRegistered(
            UUID userId,
            UUID cardId,
            String origin,
            String blindIndex,
            String offlineIndex,
            @Nullable String validUntil) {}

    record CardRemoved(UUID userId, UUID cardId, String blindIndex) {}

    record CardExpiring(UUID userId, UUID cardId, String validUntil) {}

    private final CredentialEvents events;
    private final Fingerprints fingerprints;

    CardEvents(CredentialEvents events, Fingerprints fingerprints) {
        this.events = events;
        this.fingerprints = fingerprints;
    }

    /** It works from now on, or until another time than before. */
    public Uni<Void> registered(OrganisationTransaction transaction, Card card, Cause cause) {
        Instant end = card.terms().validUntil();
        var data = new CardRegistered(
                card.user(),
                card.id(),
                card.origin().slug(),
                index(transaction, card),
                fingerprints.offline(transaction.organisation(), card.number()).base64Url(),
                end == null ? null : end.toString());
        return events.append(transaction, card.user(), REGISTERED, data, cause);
    }

    public Uni<Void> removed(OrganisationTransaction transaction, Card card, Cause cause) {
        var data = new CardRemoved(card.user(), card.id(), index(transaction, card));
        return events.append(transaction, card.user(), REMOVED, data, cause);
    }

    public Uni<Void> expiring(
            OrganisationTransaction transaction, UUID user, UUID card, Instant validUntil, Cause cause) {
        var data = new CardExpiring(user, card, validUntil.toString());
        return events.append(transaction, user, EXPIRING, data, cause);
    }

    private String index(OrganisationTransaction transaction, Card card) {
        return fingerprints.of(transaction.organisation(), card.number()).base64Url();
    }
}
