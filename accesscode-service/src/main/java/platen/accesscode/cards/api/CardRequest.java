package platen.accesscode.cards.api;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card to register.
 *
 * @param number as printed or read; separators are dropped, lower case is raised
 */
@Schema(name = "NewCard")
public record CardRequest(@NotNull String number) {

    @Override
    public String toString() {
        return "CardRequest[…]";
    }
}
