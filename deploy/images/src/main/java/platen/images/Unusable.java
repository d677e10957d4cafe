package platen.images;

/** Says why no image can be made. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }

    Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
