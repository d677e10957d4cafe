package platen.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of the same thing, in milliseconds. */
final class Samples {

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    void add(Duration time) {
        millis.add(time.toNanos() / 1e6);
    }

    int count() {
        return millis.size();
    }

    /** The smallest value that {@code share} of the samples do not exceed (nearest rank). */
    double percentile(double share) {
        List<Double> sorted = new ArrayList<>(millis);
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        Collections.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
