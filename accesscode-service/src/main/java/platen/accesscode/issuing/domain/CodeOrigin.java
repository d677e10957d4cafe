package platen.accesscode.issuing.domain;

/** Where a code comes from (R2). */
public sealed interface CodeOrigin {

    /** Drawn by us. */
    record Generated() implements CodeOrigin {}

    /** Chosen by an administrator. */
    record Typed() implements CodeOrigin {}

    /** Brought by an administrator's import. */
    record Imported() implements CodeOrigin {}

    /** Delivered by a directory. */
    record Synced(String source) implements CodeOrigin {}

    CodeOrigin GENERATED = new Generated();
    CodeOrigin TYPED = new Typed();

    CodeOrigin IMPORTED = new Imported();

    /** Stands where a source is named, for what an administrator supplied. */
    String ADMINISTRATOR = "admin";

    /** Stands where a source is named, for what an import supplied. */
    String IMPORT = "import";

    static CodeOrigin suppliedBy(String source) {
        return switch (source) {
            case ADMINISTRATOR -> TYPED;
            case IMPORT -> IMPORTED;
            default -> new Synced(source);
        };
    }

    /** As events and the API have it. */
    default String slug() {
        return switch (this) {
            case Generated generated -> "generated";
            case Typed typed -> "typed";
            case Imported imported -> "imported";
            case Synced synced -> "synced";
        };
    }

    /** Whether such a code may come to an end by itself; a source is the master of its codes. */
    default boolean mayExpire() {
        return !(this instanceof Synced);
    }

    /** Whether the code is that source's, so that the source may clear it. */
    default boolean isFrom(String source) {
        return this instanceof Synced synced && synced.source().equals(source);
    }
}
