package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import platen.engines.PostgresServer;
import platen.local.StackDirectory;
import platen.local.client.PlatenFile;
import platen.testing.TestDatabase;

/** A stack brought up by {@code platen up --detach} in a directory and on ports of its own. */
final class LocalStack implements AutoCloseable {

    private static final int PORTS = 40;
    private static final int FIRST_PORT = 20_000;
    private static final int PLACES = 250;
    private static final int STRIDE = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int portBase;

    private LocalStack(Path data, int portBase) {
        this.data = data;
        this.portBase = portBase;
    }

    static LocalStack up() {
        Path data = Path.of("target", "stack-" + UUID.randomUUID().toString().substring(0, 8))
                .toAbsolutePath();
        LocalStack stack = new LocalStack(data, freePortBase());
        stack.upAgain();
        return stack;
    }

    /** Starts it on the data it left. */
    void upAgain() {
        Platen.Result up =
                Platen.run("up", "--data", data.toString(), "--port-base", Integer.toString(portBase), "--detach");
        assertThat(up.status()).as(up.output()).isZero();
    }

    Platen.Result run(String... command) {
        return start(command).await();
    }

    Platen.Running start(String... command) {
        String[] arguments = new String[command.length + 2];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--data";
        arguments[command.length + 1] = data.toString();
        return Platen.start(arguments);
    }

    Path data() {
        return data;
    }

    int portBase() {
        return portBase;
    }

    JsonNode platenJson() {
        return json("platen.json");
    }

    PlatenFile file() {
        try {
            return PlatenFile.read(new StackDirectory(data)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service's. */
    TestDatabase database(String name) {
        JsonNode postgres = platenJson().path("postgres");
        return new TestDatabase(
                new PostgresServer(
                        postgres.path("host").asText(),
                        postgres.path("port").asInt(),
                        postgres.path("username").asText(),
                        postgres.path("password").asText()),
                name);
    }

    /** Of an account of either organisation. */
    String password(String account) {
        for (JsonNode organisation : platenJson().path("organisations")) {
            for (JsonNode known : organisation.at("/oidc/accounts")) {
                if (known.path("username").asText().equals(account)) {
                    return known.path("password").asText();
                }
            }
        }
        throw new AssertionError("No account is called " + account);
    }

    /** Ends a part as SIGKILL does. */
    void kill(String part) {
        for (JsonNode child : json("run.json").path("parts")) {
            if (child.path("name").asText().equals(part)) {
                ProcessHandle.of(child.path("pid").asLong()).orElseThrow().destroyForcibly();
                return;
            }
        }
        throw new AssertionError("No part is called " + part);
    }

    private JsonNode json(String file) {
        try {
            return JSON.readTree(Files.readAllBytes(data.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Platen.Result down = run("down");
        assertThat(down.status()).as(down.output()).isZero();
    }

    /** Test JVMs that look at the same moment begin at different places: both would find the same ports free. */
    private static int freePortBase() {
        int begin = (int) (ProcessHandle.current().pid() * STRIDE % PLACES);
        return IntStream.range(begin, begin + PLACES)
                .map(place -> FIRST_PORT + place % PLACES * PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(LocalStack::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
