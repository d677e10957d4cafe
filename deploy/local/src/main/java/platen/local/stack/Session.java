package platen.local.stack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import platen.engines.PostgresEngine;
import platen.local.Secrets;
import platen.local.oidc.Accounts;

/** One life of the stack: from the first process to the last. */
final class Session implements Supervisor.Observer {

    /** As a shell reports a command that was ended by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final Launcher launcher;
    private final List<Part> parts;
    private final Secrets secrets;
    private final Accounts accounts;
    private final Console console;
    private final Supervisor supervisor;
    private final Watchdog watchdog;
    private final Map<String, Long> guarded = new ConcurrentHashMap<>();
    private final CompletableFuture<String> firstProblem = new CompletableFuture<>();
    private String state = RunFile.STARTING;
    private String control = "";
    private String token = "";

    Session(Launcher launcher, List<Part> parts, Secrets secrets, Accounts accounts) throws IOException {
        this.launcher = launcher;
        this.parts = parts;
        this.secrets = secrets;
        this.accounts = accounts;
        this.console = new Console(launcher.out(), launcher.clock().instant());
        this.watchdog = Watchdog.start();
        this.supervisor = new Supervisor(parts, this, launcher.clock());
    }

    int run(CompletableFuture<String> stopAsked) throws IOException, InterruptedException {
        try (ControlServer server = ControlServer.start(supervisor, stopAsked, launcher.out())) {
            control = server.url();
            token = server.token();
            console.say("Starting Platen in " + launcher.directory().root());
            enter(RunFile.STARTING);
            Thread start = Thread.ofVirtual().start(() -> start(stopAsked));
            int status;
            try {
                CompletableFuture.anyOf(stopAsked, firstProblem).get();
                boolean failed = firstProblem.isDone();
                status = failed ? 1 : state.equals(RunFile.READY) ? 0 : INTERRUPTED;
                console.stopping(failed ? firstProblem.join() : stopAsked.join());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            start.interrupt();
            start.join();
            stop();
            return status;
        }
    }

    @Override
    public void changed(PartStatus status) {
        console.changed(status);
        guard(status);
        save();
    }

    private void start(CompletableFuture<String> stopAsked) {
        try {
            StackState known = StackState.open(launcher.directory().stateJson());
            Bootstrap bootstrap = new Bootstrap(launcher.ports(), known, secrets, accounts);
            bootstrap.bindKnownOrganisations();
            supervisor.startAll();
            aliveWhile(bootstrap::run);
            announce(known);
        } catch (InterruptedException e) {
            // Somebody asked to stop meanwhile.
            Thread.currentThread().interrupt();
        } catch (PartFailure e) {
            fail(stopAsked, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            fail(stopAsked, "the demo organisations could not be set up: " + e.getMessage());
        }
    }

    /** What a step may throw. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Runs the step, unless a part dies under it. */
    private void aliveWhile(Step step) throws PartFailure, IOException, InterruptedException {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            if (supervisor.firstDeath().isDone()) {
                throw Supervisor.died(supervisor.firstDeath().join());
            }
            throw e;
        }
        if (supervisor.firstDeath().isDone()) {
            throw Supervisor.died(supervisor.firstDeath().join());
        }
    }

    private void announce(StackState known) throws IOException {
        Map<String, String> standIns =
                new ServiceEnvironment(launcher.directory(), launcher.ports(), secrets, launcher.outside()).standIns();
        PostgresEngine postgres = parts.stream()
                .filter(PostgresPart.class::isInstance)
                .map(part -> ((PostgresPart) part).engine())
                .findFirst()
                .orElseThrow();
        new PlatenJson(launcher.directory(), launcher.ports(), known, accounts, standIns)
                .write(postgres.username(), postgres.password());
        console.line("stack", "ready");
        console.addresses(launcher.directory(), launcher.ports(), standIns);
        if (!Boolean.getBoolean(AccountTable.BACKGROUND)) {
            AccountTable.print(launcher.directory().platenJson(), launcher.out());
        }
        console.ready();
        enter(RunFile.READY);
    }

    private void fail(CompletableFuture<String> stopAsked, String reason) {
        if (!stopAsked.isDone()) {
            launcher.out().println();
            launcher.out().println("FAILED: " + reason);
            firstProblem.complete("the start failed");
        }
    }

    private void stop() throws InterruptedException {
        enter(RunFile.STOPPING);
        supervisor.stopAll(StopGrace.SERVICE);
        watchdog.close();
        console.say("Stopped.");
    }

    /** The watchdog knows who has to end with the launcher. */
    private void guard(PartStatus status) {
        if (status.pid() == ProcessHandle.current().pid()) {
            return;
        }
        Long before = status.pid() == 0 ? guarded.remove(status.name()) : guarded.put(status.name(), status.pid());
        if (before != null && before != status.pid()) {
            watchdog.drop(before);
        }
        if (status.pid() == 0) {
            return;
        }
        if (status.name().equals(PostgresPart.NAME)) {
            watchdog.last(status.pid());
        } else if (before == null || before != status.pid()) {
            watchdog.add(status.pid());
        }
    }

    private void enter(String next) {
        synchronized (this) {
            state = next;
        }
        save();
    }

    private synchronized void save() {
        ProcessHandle self = ProcessHandle.current();
        RunFile file = new RunFile(
                self.pid(),
                Processes.startMillis(self),
                state,
                launcher.ports().base(),
                control,
                token,
                supervisor.known().stream()
                        .map(part -> new RunFile.Child(
                                part.name(),
                                part.state().toString(),
                                part.pid(),
                                part.processStart(),
                                part.log().toString()))
                        .toList());
        try {
            file.write(launcher.directory().runJson());
        } catch (IOException e) {
            launcher.out().println("cannot write " + launcher.directory().runJson() + ": " + e.getMessage());
        }
    }
}
