package platen.accesscode.cards.domain;

import java.time.Instant;

/**
 * A card that was somebody's and can be restored for a while.
 *
 * @param rememberedUntil after this it is forgotten
 */
public record RemovedCard(Card card, Removal why, Instant removedAt, Instant rememberedUntil) {

    /** As it comes back. What its source has given up is from now on the administrator's who restores it. */
    public Card restored(boolean holderIsActive) {
        Card back = holderIsActive ? card.working() : card.stopped();
        return why == Removal.BY_SOURCE ? back.from(CardOrigin.TYPED) : back;
    }
}
