package platen.accesscode.cards.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardOrigin;

/**
 * A card as callers see it.
 *
 * @param masked the last four characters at most
 * @param origin {@code typed} or {@code synced}
 * @param source the directory it was synced from
 * @param state {@code active}; {@code stopped} while its holder is inactive
 */
@Schema(name = "Card")
public record CardView(
        UUID id,
        UUID userId,
        String masked,
        String origin,
        @Nullable String source,
        String state,
        Instant registeredAt) {

    static CardView of(Card card) {
        return new CardView(
                card.id(),
                card.user(),
                card.number().masked(),
                card.origin().slug(),
                card.origin() instanceof CardOrigin.Synced synced ? synced.source() : null,
                card.works() ? "active" : "stopped",
                card.registeredAt());
    }
}
