package platen.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import platen.local.StackDirectory;

/** Processes that outlived a launcher which was killed. PostgreSQL's engine looks after its own. */
final class LeftOver {

    private LeftOver() {}

    /** Ends them, services before what they need; returns how many there were. */
    static int stop(StackDirectory directory, PrintStream out) throws IOException, InterruptedException {
        Optional<RunFile> run = RunFile.read(directory.runJson());
        if (run.isEmpty() || run.get().launcher().isPresent()) {
            return 0;
        }
        List<ProcessHandle> processes = run.get().leftOver();
        if (!processes.isEmpty()) {
            out.println("Ending " + processes.size() + " processes that a killed launcher left behind");
        }
        for (ProcessHandle process : processes.reversed()) {
            process.destroy();
        }
        for (ProcessHandle process : processes.reversed()) {
            Processes.stop(process, StopGrace.SERVICE);
        }
        return processes.size();
    }
}
