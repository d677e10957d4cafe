package platen.local.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asking again until something holds: events take their time, and services may be restarting. */
public final class Patience {

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    /** What is asked; {@link NotYet} means: again. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws IOException, InterruptedException, NotYet;
    }

    /** It does not hold yet; the message says what was seen instead. */
    public static final class NotYet extends Exception {

        private static final long serialVersionUID = 1L;

        public NotYet(String seen) {
            super(seen);
        }
    }

    /** It did not hold in time; the message says what was waited for and what was seen last. */
    public static final class RanOut extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RanOut(String awaited, Duration patience, Throwable last) {
            super("waited " + patience.toSeconds() + " s for " + awaited + "; seen last: " + last.getMessage(), last);
        }
    }

    private final Duration patience;

    public Patience(Duration patience) {
        this.patience = patience;
    }

    /** The first answer. Connection errors and 5xx, 404, 409, 429 refusals are asked again, other refusals are final. */
    public <T> T until(String awaited, Question<T> question) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            Exception last;
            try {
                return question.ask();
            } catch (NotYet | IOException e) {
                last = e;
            } catch (Answer.Refused e) {
                if (!passing(e.status())) {
                    throw e;
                }
                last = e;
            }
            if (System.nanoTime() + pause > deadline) {
                throw new RanOut(awaited, patience, last);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
        }
    }

    private static boolean passing(int status) {
        return status >= 500 || status == 404 || status == 409 || status == 429;
    }
}
