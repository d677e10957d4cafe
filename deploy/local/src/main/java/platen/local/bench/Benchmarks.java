package platen.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.local.Command;
import platen.local.Json;
import platen.local.client.PlatenFile;

/** {@code bench}: measures, prints one table, and writes the same as JSON when asked. */
public final class Benchmarks {

    private static final String ROW = "%-8s %-44s %12s %-5s %12s %8s";

    /** Numbers below it are shown with another digit. */
    private static final double SMALL = 10;

    /** A running stack, asked for by those benchmarks that need one. */
    @FunctionalInterface
    public interface Stack {
        PlatenFile ready() throws IOException;
    }

    /** One benchmark. */
    @FunctionalInterface
    private interface Benchmark {
        List<Measurement> run() throws Exception;
    }

    private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
    private final PrintStream out;

    private Benchmarks(PrintStream out) {
        this.out = out;
    }

    /**
     * All there are.
     *
     * @param repository holds the built services
     */
    public static Benchmarks of(Stack stack, Command.Bench command, Path repository, PrintStream out) {
        Benchmarks all = new Benchmarks(out);
        all.benchmarks.put(StoryBench.NAME, () -> new StoryBench(stack.ready(), out).run());
        all.benchmarks.put(
                CodesBench.NAME,
                () -> new CodesBench(
                                command.directory().root().resolve("bench-codes"), repository, command.people(), out)
                        .run());
        all.benchmarks.put(
                IdentityBench.NAME,
                () -> new IdentityBench(
                                command.directory().root().resolve("bench-identity"), repository, command.people(), out)
                        .run());
        all.benchmarks.put(
                ScimBench.NAME,
                () -> new ScimBench(command.directory().root().resolve("bench-scim"), repository, command.people(), out)
                        .run());
        all.benchmarks.put(
                GoogleBench.NAME,
                () -> new GoogleBench(
                                command.directory().root().resolve("bench-google"), repository, command.people(), out)
                        .run());
        all.benchmarks.put(
                GatewayBench.NAME,
                () -> new GatewayBench(
                                command.directory().root().resolve("bench-gateway"), repository, command.people(), out)
                        .run());
        all.benchmarks.put(
                MailBench.NAME,
                () -> new MailBench(command.directory().root().resolve("bench-mail"), repository, out).run());
        return all;
    }

    /** The exit status; without a name all benchmarks run. */
    public int run(Optional<String> name, Optional<Path> json) throws IOException, InterruptedException {
        if (name.isPresent() && !benchmarks.containsKey(name.get())) {
            out.println(
                    "There is no benchmark " + name.get() + "; there are: " + String.join(", ", benchmarks.keySet()));
            return 2;
        }
        List<Measurement> measurements = new ArrayList<>();
        for (String each : name.map(List::of).orElse(List.copyOf(benchmarks.keySet()))) {
            measurements.addAll(measured(Objects.requireNonNull(benchmarks.get(each))));
        }
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

    private static List<Measurement> measured(Benchmark benchmark) throws IOException, InterruptedException {
        try {
            return benchmark.run();
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
        if (value == null) {
            return "-";
        }
        return String.format(Locale.ROOT, value < SMALL ? "%.2f" : "%.1f", value);
    }
}
