package platen.accesscode.selfservice.api;

import java.time.Duration;
import platen.accesscode.selfservice.RegenerateOwnCode.Result.TooMany;

/** Somebody wants another code once more than a day allows; the answer says when to come back. */
class TooManyRegenerations extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int perDay;
    private final Duration wait;

    TooManyRegenerations(TooMany tooMany) {
        super("too many regenerations", null, false, false);
        this.perDay = tooMany.perDay();
        this.wait = tooMany.pause();
    }

    int perDay() {
        return perDay;
    }

    /** Rounded up, so that who waits as long is not refused again. */
    long waitSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
