package platen.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How long batches kept others from an organisation's codes, as the service's metrics tell. */
final class BatchLock {

    private static final String METRIC = "platen_accesscode_jobs_code_space_held_seconds{";
    private static final double MILLIS = 1_000;

    private final URI metrics;

    BatchLock(String management) {
        this.metrics = URI.create(management + "/q/metrics");
    }

    /**
     * Of the last minutes, in milliseconds.
     *
     * @param share {@code 0.5} or {@code 0.99}
     */
    double quantile(String share) throws IOException {
        String label = "quantile=\"" + share + "\"";
        try (InputStream body = metrics.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(METRIC) && line.contains(label))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) * MILLIS)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service has no metric " + METRIC + label));
        }
    }
}
