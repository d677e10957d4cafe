package platen.identity.imports;

/** A file that is not taken now, whatever is in it. */
public final class ImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another one of the organisation is being read, looked over or applied. */
        ANOTHER_OPEN,
        /** This replica reads as many files as it can. */
        BUSY,
        NO_SUCH_ORGANISATION,
        /** It was cancelled, or took too long, while it was being read. */
        GONE
    }

    private final Reason reason;

    ImportRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
