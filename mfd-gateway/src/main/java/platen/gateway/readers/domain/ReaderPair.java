package platen.gateway.readers.domain;

/**
 * One card, twice.
 *
 * @param reader as a reader sends it
 * @param directory as the directory has it
 */
public record ReaderPair(String reader, String directory) {

    @Override
    public String toString() {
        return "ReaderPair[…]";
    }
}
