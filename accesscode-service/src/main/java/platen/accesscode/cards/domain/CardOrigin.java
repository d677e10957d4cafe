package platen.accesscode.cards.domain;

/** Where a card comes from. A source removes only its own. */
public sealed interface CardOrigin {

    /** Entered by an administrator. */
    record Typed() implements CardOrigin {}

    /** Delivered by a directory. */
    record Synced(String source) implements CardOrigin {}

    CardOrigin TYPED = new Typed();

    /** Stands where a source is named, for what an administrator supplied. */
    String ADMINISTRATOR = "admin";

    static CardOrigin suppliedBy(String source) {
        return source.equals(ADMINISTRATOR) ? TYPED : new Synced(source);
    }

    /** As events and the API have it. */
    default String slug() {
        return switch (this) {
            case Typed typed -> "typed";
            case Synced synced -> "synced";
        };
    }
}
