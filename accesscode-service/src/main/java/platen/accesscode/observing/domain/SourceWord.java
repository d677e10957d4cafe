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
     */
    record Value(String raw) implements SourceWord {

        @Override
        public String toString() {
            return "Value[…]";
        }
    }

    SourceWord SILENT = new Silent();
    SourceWord CLEARED = new Cleared();
}
