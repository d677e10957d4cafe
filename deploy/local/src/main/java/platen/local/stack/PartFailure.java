package platen.local.stack;

import org.jspecify.annotations.Nullable;

/** Why a part did not start, in a sentence for the person at the terminal. */
public final class PartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public PartFailure(String message) {
        this(message, null);
    }

    public PartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
