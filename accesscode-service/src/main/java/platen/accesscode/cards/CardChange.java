package platen.accesscode.cards;

import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.domain.Card;

/** What came of an administrator's wish to change somebody's cards. All but the first two leave everything as it was. */
public sealed interface CardChange {

    /** The card as it is now. */
    record Done(Card card) implements CardChange {}

    record Removed() implements CardChange {}

    /**
     * @param field of the request
     * @param rule slug of the rule it breaks
     */
    record Refused(String field, String rule) implements CardChange {}

    /** Somebody has this card. */
    record Taken() implements CardChange {}

    /**
     * @param limit so many cards a person may have
     */
    record LimitReached(int limit) implements CardChange {}

    /** Its time was over before it was to be restored. */
    record HasEnded() implements CardChange {}

    record Stale() implements CardChange {}

    record PersonInactive() implements CardChange {}

    record Unknown() implements CardChange {}

    static CardChange of(Registration registration) {
        return switch (registration) {
            case Registration.Registered(Card card) -> new Done(card);
            case Registration.Known known -> new Taken();
            case Registration.Taken taken -> new Taken();
            case Registration.LimitReached(int limit) -> new LimitReached(limit);
        };
    }
}
