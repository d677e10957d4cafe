package platen.accesscode.cards.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.RemovedCard;

/**
 * A card as callers see it.
 *
 * @param masked the last four characters at most
 * @param origin {@code typed}, {@code imported}, {@code synced} or {@code self-registered}
 * @param source the directory it was synced from
 * @param validUntil when it stops by itself
 * @param state {@code active}; {@code stopped} while its holder is inactive; {@code removed}
 * @param removedBecause {@code by-admin}, {@code by-source} or {@code ended}
 * @param restorableUntil of a removed one
 */
@Schema(name = "Card")
public record CardView(
        UUID id,
        UUID userId,
        String masked,
        String origin,
        @Nullable String source,
        @Nullable String label,
        @Nullable Instant validUntil,
        String state,
        Instant registeredAt,
        @Nullable Instant removedAt,
        @Nullable String removedBecause,
        @Nullable Instant restorableUntil) {

    static CardView of(Card card) {
        return of(card, card.works() ? "active" : "stopped", null);
    }

    static CardView of(RemovedCard removed) {
        return of(removed.card(), "removed", removed);
    }

    private static CardView of(Card card, String state, @Nullable RemovedCard removed) {
        return new CardView(
                card.id(),
                card.user(),
                card.number().masked(),
                card.origin().slug(),
                card.origin().sourceName(),
                card.terms().label(),
                card.terms().validUntil(),
                state,
                card.registeredAt(),
                removed == null ? null : removed.removedAt(),
                removed == null ? null : removed.why().slug(),
                removed == null ? null : removed.rememberedUntil());
    }
}
