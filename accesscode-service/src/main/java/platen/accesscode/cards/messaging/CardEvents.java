package platen.accesscode.cards.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /**
     * @param validUntil no card has an end yet
     */
    record CardRegistered(
            UUID userId,
            UUID cardId,
            String origin,
            String blindIndex,
            @Nullable String validUntil) {}

    record CardRemoved(UUID userId, UUID cardId, String blindIndex) {}

    private final CredentialEvents events;
    private final Fingerprints fingerprints;

    CardEvents(CredentialEvents events, Fingerprints fingerprints) {
        this.events = events;
        this.fingerprints = fingerprints;
    }

    public Uni<Void> registered(OrganisationTransaction transaction, Card card, Cause cause) {
        var data = new CardRegistered(card.user(), card.id(), card.origin().slug(), index(transaction, card), null);
        return events.append(transaction, card.user(), REGISTERED, data, cause);
    }

    public Uni<Void> removed(OrganisationTransaction transaction, Card card, Cause cause) {
        var data = new CardRemoved(card.user(), card.id(), index(transaction, card));
        return events.append(transaction, card.user(), REMOVED, data, cause);
    }

    private String index(OrganisationTransaction transaction, Card card) {
        return fingerprints.of(transaction.organisation(), card.number()).base64Url();
    }
}
