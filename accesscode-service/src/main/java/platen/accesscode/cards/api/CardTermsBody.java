package platen.accesscode.cards.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.CardTerms;

/**
 * What may be changed of a card; what is left out is taken away.
 *
 * @param validUntil null when the card is to work for good
 */
@Schema(name = "CardTerms")
public record CardTermsBody(
        @Nullable @Size(max = LONGEST_LABEL) @Pattern(regexp = PRINTABLE, message = "must be printable")
        String label,

        @Nullable Instant validUntil) {

    static final int LONGEST_LABEL = 64;
    static final String PRINTABLE = "[^\\p{Cntrl}]*";

    CardTerms terms() {
        return CardTerms.of(label, validUntil);
    }

    @Override
    public String toString() {
        return "CardTermsBody[…]";
    }
}
