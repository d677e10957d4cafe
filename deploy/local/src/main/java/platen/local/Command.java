package platen.local;

import java.nio.file.Path;
import java.util.Optional;

/** What the command line asks for. */
public sealed interface Command {

    /** The stack's directory. */
    StackDirectory directory();

    /** Start the stack; {@code detach} returns when it is ready. */
    record Up(StackDirectory directory, Ports ports, boolean detach) implements Command {}

    record Down(StackDirectory directory) implements Command {}

    record Status(StackDirectory directory) implements Command {}

    /** Start a part again, alive or dead. */
    record Restart(StackDirectory directory, String part) implements Command {}

    /** Replay what a service parked. */
    record Redeliver(StackDirectory directory, Service service) implements Command {}

    record Demo(StackDirectory directory) implements Command {}

    record Token(StackDirectory directory, String account) implements Command {}

    /**
     * An empty {@code name} runs all benchmarks; {@code json} is where the results go as well; {@code people} is the size of
     * the largest organisation.
     */
    record Bench(StackDirectory directory, Optional<String> name, Optional<Path> json, int people) implements Command {}
}
