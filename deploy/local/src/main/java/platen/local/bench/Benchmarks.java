package platen.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.local.Json;
import platen.local.client.PlatenFile;

/** {@code bench}: measures against a running stack, prints one table, and writes the same as JSON when asked. */
public final class Benchmarks {

    private static final String ROW = "%-8s %-40s %12s %-5s %12s %8s";

    private final PlatenFile stack;
    private final PrintStream out;

    private Benchmarks(PlatenFile stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    public static Benchmarks of(PlatenFile stack, PrintStream out) {
        return new Benchmarks(stack, out);
    }

    /** The exit status; without a name all benchmarks run. */
    public int run(Optional<String> name, Optional<Path> json) throws IOException, InterruptedException {
        if (name.isPresent() && !name.get().equals(StoryBench.NAME)) {
            out.println("There is no benchmark " + name.get() + "; there is: " + StoryBench.NAME);
            return 2;
        }
        List<Measurement> measurements = measured();
        out.println();
        out.println(String.format(Locale.ROOT, ROW, "bench", "case", "value", "unit", "baseline", "ratio"));
        measurements.forEach(this::row);
        if (json.isPresent()) {
            ArrayNode all =
                    Json.array(measurements.stream().map(Measurement::json).toList());
            Files.write(json.get(), Json.bytes(all));
        }
        return 0;
    }

    private List<Measurement> measured() throws IOException, InterruptedException {
        try {
            return new StoryBench(stack, out).run();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the measurement broke: " + e.getMessage(), e);
        }
    }

    private void row(Measurement measurement) {
        out.println(String.format(
                Locale.ROOT,
                ROW,
                measurement.bench(),
                measurement.title(),
                number(measurement.value()),
                measurement.unit(),
                number(measurement.baseline()),
                number(measurement.ratio())));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }
}
