package platen.accesscode.importing.domain;

import java.util.UUID;

/** What an import would make of one value. */
public sealed interface Verdict {

    /**
     * It can be taken.
     *
     * @param closeNeighbours how many other people's codes are one typing slip away; 0 for a card
     */
    record Fits(int closeNeighbours) implements Verdict {}

    /** It breaks a rule. */
    record Refused(String rule) implements Verdict {}

    /** It is somebody else's. */
    record Taken(UUID holder) implements Verdict {}

    /**
     * It was there before in the same batch.
     *
     * @param ref of the first item that has it
     */
    record Repeated(String ref) implements Verdict {}
}
