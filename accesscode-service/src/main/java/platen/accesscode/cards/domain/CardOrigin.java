package platen.accesscode.cards.domain;

import org.jspecify.annotations.Nullable;

/** Where a card comes from. A source removes only its own. */
public sealed interface CardOrigin {

    /** Entered by an administrator. */
    record Typed() implements CardOrigin {}

    /** Delivered by an import. */
    record Imported() implements CardOrigin {}

    /** Delivered by a directory. */
    record Synced(String source) implements CardOrigin {}

    /** Held against a device by its holder. */
    record SelfRegistered() implements CardOrigin {}

    CardOrigin TYPED = new Typed();
    CardOrigin IMPORTED = new Imported();
    CardOrigin SELF_REGISTERED = new SelfRegistered();

    /** Stands where a source is named, for what an administrator supplied. */
    String ADMINISTRATOR = "admin";

    /** Stands where a source is named, for what an import supplied. */
    String IMPORT = "import";

    /** Stands where a source is named, for a card that its holder held against a device. */
    String DEVICE = "device";

    static CardOrigin suppliedBy(String source) {
        return switch (source) {
            case ADMINISTRATOR -> TYPED;
            case IMPORT -> IMPORTED;
            case DEVICE -> SELF_REGISTERED;
            default -> new Synced(source);
        };
    }

    /** The other way round from {@link #slug} and {@link #sourceName}. */
    static CardOrigin of(String slug, @Nullable String source) {
        return switch (slug) {
            case "typed" -> TYPED;
            case "imported" -> IMPORTED;
            case "self-registered" -> SELF_REGISTERED;
            default -> new Synced(source == null ? "" : source);
        };
    }

    /** As events and the API have it. */
    default String slug() {
        return switch (this) {
            case Typed typed -> "typed";
            case Imported imported -> "imported";
            case Synced synced -> "synced";
            case SelfRegistered selfRegistered -> "self-registered";
        };
    }

    /** The directory, if it was one. */
    default @Nullable String sourceName() {
        return this instanceof Synced(String source) ? source : null;
    }
}
