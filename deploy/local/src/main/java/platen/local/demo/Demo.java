package platen.local.demo;

import java.io.PrintStream;
import platen.local.client.PlatenFile;

/** Placeholder. */
public final class Demo {

    private final PlatenFile stack;
    private final PrintStream out;

    private Demo(PlatenFile stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    public static Demo of(PlatenFile stack, PrintStream out) {
        return new Demo(stack, out);
    }

    public int run() {
        out.println(stack.text("/organisation/name"));
        return 1;
    }
}
