package platen.kit.crypto;

/** A key file is missing, unreadable or of the wrong kind. The message names the file and never what is in it. */
public class KeyMaterialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyMaterialException(String message) {
        super(message);
    }
}
