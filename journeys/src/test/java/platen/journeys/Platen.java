package platen.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import platen.engines.RepositoryRoot;

/** The {@code platen} command, run as a person runs it. */
final class Platen {

    /** The only service whose classes are archived. */
    static final String ARCHIVING = "notification";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What the command printed and how it ended. */
    record Result(int status, String output) {}

    /** A command that is still running. */
    record Running(Process process, Path output) {

        Result await() {
            try {
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("The command did not end: " + read());
                }
                return new Result(process.exitValue(), read());
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }

        String read() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Platen() {}

    static Result run(String... arguments) {
        return start(arguments).await();
    }

    static Running start(String... arguments) {
        Path root = RepositoryRoot.find();
        List<String> command = new ArrayList<>(List.of(root.resolve("platen").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(Path.of("target"), "platen-" + arguments[0], ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // Most stacks of a test live once; one service is enough to see that its archive serves the next start.
            builder.environment().put("PLATEN_CLASS_ARCHIVES", ARCHIVING);
            return new Running(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start platen", e);
        }
    }
}
