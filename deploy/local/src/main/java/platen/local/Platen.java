package platen.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import platen.local.bench.Benchmarks;
import platen.local.client.Answer;
import platen.local.client.PlatenFile;
import platen.local.demo.Demo;
import platen.local.stack.DetachedStart;
import platen.local.stack.Launcher;
import platen.local.stack.StackCommands;

/** The Java side of the {@code platen} command. */
public final class Platen {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** Libraries have nothing to tell the person at the terminal; held, because loggers nobody holds forget. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private final Path repository;

    private Platen(Path repository) {
        this.repository = repository;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LIBRARIES.setLevel(Level.SEVERE);
        Path repository =
                Path.of(System.getProperty("platen.root", "")).toAbsolutePath().normalize();
        int status;
        try {
            status = new Platen(repository).run(CommandLine.parse(List.of(arguments), repository));
        } catch (CommandLine.Misused e) {
            System.err.println("platen: " + e.getMessage());
            System.err.print(CommandLine.usage());
            status = MISUSED;
        } catch (IOException | Answer.Refused | IllegalStateException e) {
            System.err.println("platen: " + e.getMessage());
            status = FAILED;
        }
        // Clients and drivers keep threads; the command is over all the same.
        System.exit(status);
    }

    private int run(Command command) throws IOException, InterruptedException {
        StackCommands commands = new StackCommands(command.directory(), System.out);
        return switch (command) {
            case Command.Up up when up.detach() -> new DetachedStart(up, System.out).run();
            case Command.Up up -> up(up);
            case Command.Down down -> commands.down();
            case Command.Status status -> commands.status();
            case Command.Restart restart -> commands.restart(restart.part());
            case Command.Token token -> token(token);
            case Command.Redeliver redeliver -> redeliver(redeliver);
            case Command.Demo demo -> Demo.of(ready(demo), System.out).run();
            case Command.Bench bench ->
                Benchmarks.of(() -> ready(bench), bench, repository, System.out).run(bench.name(), bench.json());
        };
    }

    private int up(Command.Up up) throws IOException, InterruptedException {
        CompletableFuture<String> stopAsked = Signals.asked();
        return new Launcher(up.directory(), up.ports(), repository, System.getenv(), System.out).run(stopAsked);
    }

    private int token(Command.Token command) throws IOException {
        Optional<String> token = ready(command).token(command.account());
        if (token.isEmpty()) {
            System.err.println("platen: no account is called " + command.account());
            return FAILED;
        }
        System.out.println(token.get());
        return 0;
    }

    private int redeliver(Command.Redeliver command) throws IOException, InterruptedException {
        Service service = command.service();
        String secret = Secrets.open(command.directory().secretsJson()).client(service);
        Answer answer = ready(command)
                .asService(service.clientId(), secret, service)
                .post("/api/v1/service/parked-events/redeliveries", Json.object())
                .orThrow();
        System.out.println(service.shortName() + " replayed "
                + answer.json().path("replayed").asLong() + " parked events");
        return 0;
    }

    private static PlatenFile ready(Command command) throws IOException {
        return PlatenFile.read(command.directory())
                .orElseThrow(() -> new IllegalStateException(
                        "no stack is ready in " + command.directory().root() + "; start one with: platen up"));
    }
}
