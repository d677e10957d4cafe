package platen.google.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.Refusal;

/** The directory did not answer as hoped. Holds Google's one-word reason and no part of a body. */
public class DirectoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String word;
    private final transient @Nullable Duration retryAfter;

    public DirectoryFailure(Refusal refusal, String word, @Nullable Duration retryAfter) {
        super(refusal + ": " + word);
        this.refusal = refusal;
        this.word = word;
        this.retryAfter = retryAfter;
    }

    public DirectoryFailure(Refusal refusal, String word) {
        this(refusal, word, null);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Google's reason, or what went wrong in a few words of ours. */
    public String word() {
        return word;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
