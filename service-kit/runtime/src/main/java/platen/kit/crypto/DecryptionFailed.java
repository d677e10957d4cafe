package platen.kit.crypto;

/** A stored ciphertext does not belong where it was found, or was made under a key that is not held here. */
public class DecryptionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecryptionFailed() {
        super("A stored value cannot be decrypted: its context or its key is another.");
    }
}
