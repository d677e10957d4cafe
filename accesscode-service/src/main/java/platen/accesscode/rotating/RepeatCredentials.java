package platen.accesscode.rotating;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.kit.organisation.OrganisationTransaction;

/** Tells the gateway the fingerprints that people are found by from now on: the same versions, marked as repeated. */
@ApplicationScoped
class RepeatCredentials {

    /** So many unpublished events of an organisation are enough: the rest waits for the relay. */
    private static final int MOST_UNPUBLISHED = 2_000;

    private static final Cause CAUSE = Cause.republishing("key-rotation");

    private final AccessCodes codes;
    private final Cards cards;
    private final AccessCodeEvents codeEvents;
    private final CardEvents cardEvents;

    RepeatCredentials(AccessCodes codes, Cards cards, AccessCodeEvents codeEvents, CardEvents cardEvents) {
        this.codes = codes;
        this.cards = cards;
        this.codeEvents = codeEvents;
        this.cardEvents = cardEvents;
    }

    Uni<Boolean> hasRoom(OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select count(*) as waiting from (select from outbox where organisation_id = $1 limit $2) as unpublished",
                        transaction.organisation(),
                        MOST_UNPUBLISHED)
                .map(row -> row != null && row.getLong("waiting") < MOST_UNPUBLISHED);
    }

    Uni<Void> repeat(OrganisationTransaction transaction, Set<UUID> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return codes.ofAll(transaction, people)
                .chain(held -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (var entry : held.entrySet()) {
                        if (entry.getValue() instanceof HeldCode.Active active) {
                            all = all.chain(() -> codeEvents.issued(transaction, entry.getKey(), active, CAUSE));
                        }
                    }
                    return all;
                })
                .chain(() -> cards.ofAll(transaction, people))
                .chain(found -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Card card : found) {
                        if (card.works()) {
                            all = all.chain(() -> cardEvents.registered(transaction, card, CAUSE));
                        }
                    }
                    return all;
                });
    }
}
