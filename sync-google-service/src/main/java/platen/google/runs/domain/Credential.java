package platen.google.runs.domain;

import java.util.Optional;

/** What the directory says of a person's code or card. */
public sealed interface Credential {

    /** The directory has no such field: it does not manage this credential. */
    record Absent() implements Credential {}

    /** It has the field, and this person's is empty. */
    record Cleared() implements Credential {}

    record SetTo(String value) implements Credential {

        @Override
        public String toString() {
            return "SetTo[value=…]";
        }
    }

    static Credential of(boolean managed, Optional<String> value) {
        return managed ? value.<Credential>map(SetTo::new).orElseGet(Cleared::new) : new Absent();
    }

    /** As it is stored: {@code ABSENT}, {@code CLEARED} or {@code SET}. */
    default String state() {
        return switch (this) {
            case Absent absent -> "ABSENT";
            case Cleared cleared -> "CLEARED";
            case SetTo set -> "SET";
        };
    }
}
