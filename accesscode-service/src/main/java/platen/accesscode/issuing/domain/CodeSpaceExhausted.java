package platen.accesscode.issuing.domain;

/** No free code was found at any length. With ten symbols to draw from, that takes more codes than there are people. */
public class CodeSpaceExhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeSpaceExhausted() {
        super("No free access code was found, up to the greatest length.");
    }
}
