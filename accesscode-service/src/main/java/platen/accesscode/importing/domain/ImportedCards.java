package platen.accesscode.importing.domain;

import java.util.List;

/** What an import says of a person's cards. */
public sealed interface ImportedCards {

    /** Nothing: its file has no such column. */
    record Silent() implements ImportedCards {}

    /**
     * They have these and no others; none at all when its cell is empty.
     *
     * @param raw as the file has them; never printed
     * @param handedOver whether those that are somebody else's are given up by the same import
     */
    record These(List<String> raw, boolean handedOver) implements ImportedCards {

        public These {
            raw = List.copyOf(raw);
        }

        @Override
        public String toString() {
            return "These[" + raw.size() + "]";
        }
    }

    ImportedCards SILENT = new Silent();
    ImportedCards NONE = new These(List.of(), false);
}
