package platen.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Runs the steps of the demo and tells about each: what, whether it held, how long it took. */
final class Steps {

    /** One step; whatever it throws means that it does not hold. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** A step did not hold; everything has been told. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super(cause);
        }
    }

    private final PrintStream out;
    private int done;

    Steps(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    void step(String title, Step step) throws InterruptedException, Broken {
        long begin = System.nanoTime();
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            out.println(String.format(Locale.ROOT, "  %8.0f ms  FAILED  %s", millis(begin), title));
            out.println("               " + e.getMessage());
            throw new Broken(e);
        }
        done++;
        out.println(String.format(Locale.ROOT, "  %8.0f ms  ok      %s", millis(begin), title));
    }

    int done() {
        return done;
    }

    private static double millis(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e6;
    }
}
