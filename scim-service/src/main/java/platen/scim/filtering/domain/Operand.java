package platen.scim.filtering.domain;

import java.time.Instant;

/** What an attribute is compared with. */
public sealed interface Operand {

    /**
     * A text or a secret.
     *
     * @param value folded where the attribute's values are
     */
    record Text(String value) implements Operand {

        /** May be a credential. */
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    record Truth(boolean value) implements Operand {}

    record Moment(Instant value) implements Operand {}
}
