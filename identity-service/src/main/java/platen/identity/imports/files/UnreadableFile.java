package platen.identity.imports.files;

/** A file that cannot be read to its end, for a reason that whoever sent it can mend. The message holds nothing of the file. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is the matter with it. */
    public enum Reason {
        TOO_LARGE,
        TOO_MANY_ROWS,
        NOT_TEXT,
        MALFORMED,
        NO_HEADER,
        HEADER_UNCLEAR
    }

    private final Reason reason;
    private final long line;

    /**
     * @param line of the file, from 1; 0 when it is about no line
     */
    public UnreadableFile(Reason reason, long line, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    public long line() {
        return line;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
