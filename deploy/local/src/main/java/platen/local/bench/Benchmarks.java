package platen.local.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import platen.local.client.PlatenFile;

/** Placeholder. */
public final class Benchmarks {

    private final PlatenFile stack;
    private final PrintStream out;

    private Benchmarks(PlatenFile stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    public static Benchmarks of(PlatenFile stack, PrintStream out) {
        return new Benchmarks(stack, out);
    }

    public int run(Optional<String> name, Optional<Path> json) {
        out.println(stack.text("/organisation/name") + name + json);
        return 1;
    }
}
