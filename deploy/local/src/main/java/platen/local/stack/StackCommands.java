package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import platen.local.StackDirectory;

/** {@code status}, {@code restart} and {@code down}: commands to a launcher that runs elsewhere. */
public final class StackCommands {

    private static final int NOT_WELL = 1;
    private static final int NOT_RUNNING = 3;
    private static final String ROW = "  %-13s %-9s %8s  %-12s %-10s %s";
    private static final Duration STOP = Duration.ofSeconds(90);

    private final StackDirectory directory;
    private final PrintStream out;

    public StackCommands(StackDirectory directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** 0 when every part is ready, 1 when one is not, 3 when no launcher runs. */
    public int status() throws IOException, InterruptedException {
        Optional<RunningStack> stack = RunningStack.of(directory);
        if (stack.isEmpty()) {
            notRunning();
            return NOT_RUNNING;
        }
        RunFile file = stack.get().file();
        out.println("Platen in " + directory.root() + ": " + file.state() + ", launcher " + file.pid() + ", ports from "
                + file.portBase());
        out.println(String.format(Locale.ROOT, ROW, "part", "state", "pid", "port", "since", "log"));
        boolean well = file.state().equals(RunFile.READY);
        for (JsonNode part : stack.get().status()) {
            well &= part.path("state").asText().equals("ready");
            show(part);
        }
        return well ? 0 : NOT_WELL;
    }

    public int restart(String part) throws IOException, InterruptedException {
        Optional<RunningStack> stack = RunningStack.of(directory);
        if (stack.isEmpty()) {
            notRunning();
            return NOT_RUNNING;
        }
        Optional<String> failure = stack.get().restart(part);
        out.println(failure.orElse(part + " is ready"));
        return failure.isEmpty() ? 0 : NOT_WELL;
    }

    /** Also ends what a killed launcher left behind. */
    public int down() throws IOException, InterruptedException {
        Optional<RunningStack> stack = RunningStack.of(directory);
        if (stack.isEmpty()) {
            int ended = LeftOver.stop(directory, out);
            out.println(ended == 0 ? "Nothing runs in " + directory.root() + "." : "Stopped.");
            return 0;
        }
        out.println("Stopping Platen in " + directory.root());
        stack.get().stop();
        if (!Processes.ended(stack.get().launcher(), STOP)) {
            out.println("The launcher, process " + stack.get().file().pid() + ", did not stop within "
                    + STOP.toSeconds() + " s; its log: " + directory.log("launcher"));
            return NOT_WELL;
        }
        out.println("Stopped.");
        return 0;
    }

    private void notRunning() throws IOException {
        out.println("No stack runs in " + directory.root() + ".");
        List<ProcessHandle> leftOver =
                RunFile.read(directory.runJson()).map(RunFile::leftOver).orElse(List.of());
        if (!leftOver.isEmpty()) {
            out.println("A killed launcher left " + leftOver.size() + " processes: platen down ends them.");
        }
    }

    private void show(JsonNode part) {
        String ports = StreamSupport.stream(part.path("ports").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        out.println(String.format(
                Locale.ROOT,
                ROW,
                part.path("name").asText(),
                part.path("state").asText(),
                part.path("pid").asLong() == 0 ? "-" : part.path("pid").asText(),
                ports,
                age(Instant.parse(part.path("since").asText())),
                part.path("log").asText()));
        String detail = part.path("detail").asText();
        if (!detail.isEmpty()) {
            out.println("                  " + detail.replace("\n", "\n                  "));
        }
    }

    private static String age(Instant since) {
        Duration age = Duration.between(since, Instant.now());
        return age.toHours() > 0
                ? age.toHours() + "h" + age.toMinutesPart() + "m"
                : age.toMinutes() > 0 ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toSeconds() + "s";
    }
}
