package platen.kit.crypto;

/** A permanent error: the box was sealed to another service, in another context, or was altered. */
public class UnsealFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsealFailed(String recipient) {
        super("A box sealed to "
                + (recipient.matches("[a-z][a-z0-9-]{0,30}") ? recipient : "nobody known")
                + " does not open here in this context.");
    }
}
