package platen.local.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asking again until something holds: events take their time, and services may be restarting. */
public final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    /** The pause between two questions doubles up to this many times the first. */
    private static final int LONGEST_PAUSE = 16;

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
    private final Duration firstPause;

    public Patience(Duration patience) {
        this(patience, FIRST_PAUSE);
    }

    /** For questions that cost something, say a wrong code at a device. */
    public Patience(Duration patience, Duration firstPause) {
        this.patience = patience;
        this.firstPause = firstPause;
    }

    /** The first answer. Connection errors and 5xx, 404, 409, 429 refusals are asked again, other refusals are final. */
    public <T> T until(String awaited, Question<T> question) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = firstPause.toNanos();
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
            pause = Math.min(pause * 2, firstPause.toNanos() * LONGEST_PAUSE);
        }
    }

    private static boolean passing(int status) {
        return status >= 500 || status == 404 || status == 409 || status == 429;
    }
}
