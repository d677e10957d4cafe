package platen.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many callers at once, each of whom begins anew when it has its answer. */
record ClosedLoop(Samples samples, Duration took) {

    /** What one caller does, again and again. */
    @FunctionalInterface
    interface Caller extends AutoCloseable {
        void call() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes the caller of a number, counted from 0. */
    @FunctionalInterface
    interface Callers {
        Caller of(int number) throws Exception;
    }

    static ClosedLoop run(int callers, Duration time, Callers all) throws Exception {
        Samples samples = new Samples();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int number = 0; number < callers; number++) {
                Caller caller = all.of(number);
                running.add(threads.submit(until(end, caller, samples)));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        }
        return new ClosedLoop(samples, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Callable<Void> until(long end, Caller caller, Samples samples) {
        return () -> {
            try (caller) {
                while (System.nanoTime() < end) {
                    long begin = System.nanoTime();
                    caller.call();
                    samples.add(Duration.ofNanos(System.nanoTime() - begin));
                }
            }
            return null;
        };
    }

    double perSecond() {
        return samples.count() / (took.toNanos() / 1e9);
    }
}
