package platen.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import platen.local.Command;
import platen.local.PrivateFile;
import platen.local.Signals;
import platen.local.StackDirectory;

/** {@code up --detach}: runs the launcher in the background and shows what it says until the stack is ready. */
public final class DetachedStart {

    private static final long POLL_MILLIS = 200;

    private final Command.Up up;
    private final PrintStream out;

    public DetachedStart(Command.Up up, PrintStream out) {
        this.up = up;
        this.out = out;
    }

    public int run() throws IOException, InterruptedException {
        StackDirectory directory = up.directory();
        PrivateFile.directory(directory.root());
        PrivateFile.directory(directory.logs());
        Path log = directory.log("launcher");
        LogFile.rotate(log);
        long shown = LogFile.size(log);
        CompletableFuture<String> stopAsked = Signals.asked();
        Process launcher = launch(log);
        boolean ended = false;
        while (true) {
            shown = show(log, shown);
            if (ended) {
                return launcher.exitValue() == 0 ? 1 : launcher.exitValue();
            }
            if (ready(launcher)) {
                show(log, shown);
                AccountTable.print(directory.platenJson(), out);
                out.println("  It runs in the background, process " + launcher.pid()
                        + "; stop it with: platen down --data " + up.directory().root());
                return 0;
            }
            if (stopAsked.isDone()) {
                launcher.destroy();
            }
            ended = launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean ready(Process launcher) throws IOException {
        return RunFile.read(up.directory().runJson())
                .filter(run -> run.pid() == launcher.pid() && run.state().equals(RunFile.READY))
                .isPresent();
    }

    private Process launch(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        // The background launcher outlives this terminal and its Ctrl-C.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", StackParts.java()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + AccountTable.BACKGROUND + "=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "platen.local.Platen", "up"));
        command.addAll(List.of("--data", up.directory().root().toString()));
        command.addAll(List.of("--port-base", String.valueOf(up.ports().base())));
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private long show(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return from;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(fresh);
            out.write(fresh, 0, fresh.length);
            out.flush();
            return from + fresh.length;
        }
    }
}
