package platen.accesscode.exporting.api;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.exporting.RevealCredentials.Reveal;
import platen.accesscode.exporting.RevealCredentials.Revealed;

/**
 * Codes and cards in clear; never printed.
 *
 * @param unknown those of the people asked for who do not exist
 */
@Schema(name = "Reveal")
public record RevealView(List<Person> items, List<UUID> unknown) {

    /**
     * @param accessCode null when it is withheld
     * @param codeWithheld whether the policy that holds for the person lets no administrator see their code
     * @param codeOrigin {@code generated}, {@code typed}, {@code imported} or {@code synced}
     * @param cards oldest first
     */
    @Schema(name = "RevealedPerson")
    public record Person(
            UUID userId,
            @Nullable String accessCode,
            boolean codeWithheld,
            @Nullable String codeOrigin,
            List<Card> cards) {

        @Override
        public String toString() {
            return "Person[" + userId + "]";
        }
    }

    /**
     * @param number in canonical form
     */
    @Schema(name = "RevealedCard")
    public record Card(UUID id, String number, String origin) {

        @Override
        public String toString() {
            return "Card[" + id + "]";
        }
    }

    static RevealView of(Reveal reveal) {
        return new RevealView(reveal.people().stream().map(RevealView::person).toList(), reveal.unknown());
    }

    private static Person person(Revealed revealed) {
        var held = revealed.code();
        return new Person(
                revealed.user(),
                held == null ? null : held.code().value(),
                revealed.withheld(),
                held == null ? null : held.origin().slug(),
                revealed.cards().stream()
                        .map(card -> new Card(
                                card.id(), card.number().value(), card.origin().slug()))
                        .toList());
    }
}
