package platen.local.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Changes at a steady rate, in small batches: {@code batch} changes every {@code every}, {@code batches} times. */
record Load(int batch, Duration every, int batches) {

    /** What makes the changes of one batch, numbered from 0. */
    @FunctionalInterface
    interface Batch {
        void make(int number) throws Exception;
    }

    int changes() {
        return batch * batches;
    }

    String title() {
        return batch * 1000L / every.toMillis() + " changes/s";
    }

    /** A batch that takes longer than its share of time delays the following ones. */
    void drive(Batch work) throws Exception {
        long next = System.nanoTime();
        for (int i = 0; i < batches; i++) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            work.make(i);
            next = Math.max(next + every.toNanos(), System.nanoTime());
        }
    }
}
