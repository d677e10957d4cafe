package platen.gateway.attempts.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.attempts.domain.UnknownCard;
import platen.gateway.registration.domain.RegistrableCards;

/**
 * An attempt to log in, or a request for a reminder. Nothing of a code is kept.
 *
 * @param card null unless it was nobody's and is still kept
 * @param stale whether changes of credentials were late to arrive at that moment
 */
public record AttemptView(
        UUID id,
        UUID deviceId,
        Instant at,

        @Schema(
                enumeration = {
                    "code",
                    "card",
                    "card_pin",
                    "password",
                    "one-time-code",
                    "registration-code",
                    "phone",
                    "reminder"
                })
        String kind,

        @Schema(enumeration = {"accepted", "refused", "throttled", "noted"})
        String outcome,

        @Nullable String reason,
        @Nullable UserView user,
        @Nullable CardView card,
        boolean stale) {

    /**
     * @param displayName null when the person is not known any more
     */
    public record UserView(UUID id, @Nullable String displayName) {}

    /**
     * A card that was nobody's when it was shown.
     *
     * @param number after conversion, all but its last signs hidden
     * @param raw as the reader sent it, likewise
     * @param assignable whether it may be given to somebody
     * @param assignedTo who was said to hold it
     */
    @Schema(name = "UnknownCardView")
    public record CardView(
            String number,
            String raw,
            boolean assignable,
            @Nullable UUID assignedTo) {

        static CardView of(UnknownCard card) {
            return new CardView(
                    card.maskedNumber(),
                    card.maskedRaw(),
                    !RegistrableCards.isRandom(card.number())
                            && card.assignedTo().isEmpty(),
                    card.assignedTo().orElse(null));
        }
    }

    static AttemptView of(AttemptLine line, Map<UUID, String> names, Map<UUID, UnknownCard> cards) {
        return new AttemptView(
                line.id(),
                line.deviceId(),
                line.at(),
                line.kind(),
                line.outcome(),
                line.reason().orElse(null),
                line.user().map(id -> new UserView(id, names.get(id))).orElse(null),
                Optional.ofNullable(cards.get(line.id())).map(CardView::of).orElse(null),
                line.stale());
    }
}
