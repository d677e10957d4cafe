package platen.engines;

import org.jspecify.annotations.Nullable;

/** An engine did not start; the message is one sentence for the person at the terminal and names the log, if there is one. */
public final class EngineStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineStartException(String message) {
        this(message, null);
    }

    public EngineStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
