package platen.accesscode.observing.domain;

/** What a source says of a person's credential. */
public sealed interface SourceWord {

    /** Nothing: it does not manage this credential, so it is left alone. */
    record Silent() implements SourceWord {}

    /** There is none. */
    record Cleared() implements SourceWord {}

    /**
     * This value.
     *
     * @param raw as the source has it; never printed
     * @param handedOver whether its holder, if somebody else has it, is known to give it up
     */
    record Value(String raw, boolean handedOver) implements SourceWord {

        public Value(String raw) {
            this(raw, false);
        }

        @Override
        public String toString() {
            return "Value[…]";
        }
    }

    SourceWord SILENT = new Silent();
    SourceWord CLEARED = new Cleared();
}
