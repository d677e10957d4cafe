package platen.accesscode.cards.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.ManageCards.NewCard;
import platen.accesscode.cards.domain.CardTerms;

/**
 * A card to register.
 *
 * @param number as printed or read; separators are dropped, lower case is raised
 * @param label to tell it from the person's other cards
 * @param validUntil of a temporary card: it works until then and is free for somebody else afterwards
 */
@Schema(name = "NewCard")
public record CardRequest(
        @NotNull String number,

        @Nullable
        @Size(max = CardTermsBody.LONGEST_LABEL)
        @Pattern(regexp = CardTermsBody.PRINTABLE, message = "must be printable")
        String label,

        @Nullable Instant validUntil) {

    NewCard of(UUID user) {
        return new NewCard(user, number, CardTerms.of(label, validUntil));
    }

    @Override
    public String toString() {
        return "CardRequest[…]";
    }
}
