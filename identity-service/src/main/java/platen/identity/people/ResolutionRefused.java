package platen.identity.people;

/** A decision that cannot be carried out. An exception, since it must roll the transaction back. */
public final class ResolutionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It has been decided otherwise, or there is nothing to decide any more. */
        DECIDED,
        /** The source has said something else meanwhile. */
        CHANGED,
        /** The person has an account: only its names are in question. */
        LINKED,
        NO_SUCH_USER,
        /** Nobody of any source. */
        INTERNAL,
        /** The source has that user too, under another id. */
        TWO_PEOPLE
    }

    private final Reason reason;

    ResolutionRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
