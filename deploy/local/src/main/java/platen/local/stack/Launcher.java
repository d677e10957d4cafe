package platen.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.KeyMaterialGenerator;
import platen.local.Ports;
import platen.local.PrivateFile;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.oidc.Accounts;
import platen.local.oidc.DemoAccounts;

/** {@code up}: starts the stack, keeps it until asked to stop, stops it in order. */
public final class Launcher {

    private final StackDirectory directory;
    private final Ports ports;
    private final Path repository;
    private final Map<String, String> outside;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();

    public Launcher(
            StackDirectory directory, Ports ports, Path repository, Map<String, String> outside, PrintStream out) {
        this.directory = directory;
        this.ports = ports;
        this.repository = repository;
        this.outside = outside;
        this.out = out;
    }

    /** Returns the exit status, when everything is stopped again. {@code stopAsked} is completed with who asked to stop. */
    public int run(CompletableFuture<String> stopAsked) throws IOException, InterruptedException {
        PrivateFile.directory(directory.root());
        PrivateFile.directory(directory.logs());
        try (FileChannel channel =
                        FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                out.println("A stack already runs in " + directory.root() + runningAs() + ".");
                return 1;
            }
            Files.deleteIfExists(directory.platenJson());
            LeftOver.stop(directory, out);
            return runLocked(stopAsked);
        }
    }

    private int runLocked(CompletableFuture<String> stopAsked) throws IOException, InterruptedException {
        Secrets secrets = Secrets.open(directory.secretsJson());
        Accounts accounts = DemoAccounts.create(secrets::get);
        List<Part> parts = new StackParts(directory, ports, secrets, accounts, out).all(repository, outside);
        List<String> obstacles = new ArrayList<>(PortHolders.conflicts(parts));
        Service.all().stream()
                .filter(service -> !Files.exists(service.application(repository).resolve("quarkus-run.jar")))
                .forEach(service -> obstacles.add(service.shortName() + " is not built"));
        if (!obstacles.isEmpty()) {
            obstacles.forEach(obstacle -> out.println("Cannot start: " + obstacle));
            return 1;
        }
        KeyMaterialGenerator.generate(directory.keys());
        return new Session(this, parts, secrets, accounts).run(stopAsked);
    }

    StackDirectory directory() {
        return directory;
    }

    Ports ports() {
        return ports;
    }

    Map<String, String> outside() {
        return outside;
    }

    PrintStream out() {
        return out;
    }

    Clock clock() {
        return clock;
    }

    private String runningAs() throws IOException {
        return RunFile.read(directory.runJson())
                .map(run -> " (process " + run.pid() + ", ports from " + run.portBase() + ")")
                .orElse("");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
