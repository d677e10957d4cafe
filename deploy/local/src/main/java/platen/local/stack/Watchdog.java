package platen.local.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A tiny shell process that ends the launcher's children when the launcher itself is killed: it reads their ids from a pipe
 * and acts when the pipe closes without a goodbye.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT HUP TERM
            pids=' '
            last=
            while read -r word pid; do
              case $word in
                add) pids="$pids$pid " ;;
                last) last=$pid ;;
                drop) pids=$(printf '%s' "$pids" | sed "s/ $pid / /") ;;
                bye) exit 0 ;;
              esac
            done
            # The pipe closed without a goodbye.
            for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
            waited=0
            while [ "$waited" -lt 20 ]; do
              alive=
              for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
              [ -z "$alive" ] && break
              sleep 1
              waited=$((waited + 1))
            done
            for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
            # PostgreSQL takes SIGINT for a fast shutdown that keeps everything committed.
            [ -n "$last" ] && kill -INT "$last" 2>/dev/null
            """;

    private final PrintWriter pipe;

    private Watchdog(PrintWriter pipe) {
        this.pipe = pipe;
    }

    static Watchdog start() throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return new Watchdog(new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8));
    }

    synchronized void add(long pid) {
        pipe.println("add " + pid);
    }

    /** The process to end when all others have. */
    synchronized void last(long pid) {
        pipe.println("last " + pid);
    }

    synchronized void drop(long pid) {
        pipe.println("drop " + pid);
    }

    @Override
    public synchronized void close() {
        pipe.println("bye 0");
        breakPipe();
    }

    /** What the end of the launcher does. */
    synchronized void breakPipe() {
        pipe.close();
    }
}
