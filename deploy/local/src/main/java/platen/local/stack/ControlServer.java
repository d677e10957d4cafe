package platen.local.stack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import platen.local.Json;
import platen.local.RandomText;
import platen.local.http.Handler;
import platen.local.http.LocalServer;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/** How {@code status}, {@code restart} and {@code down} reach a running launcher: a loopback port and a token, both in run.json. */
final class ControlServer implements AutoCloseable {

    private final String token = RandomText.token();
    private final Supervisor supervisor;
    private final CompletableFuture<String> stopAsked;
    private final LocalServer server;

    private ControlServer(Supervisor supervisor, CompletableFuture<String> stopAsked, PrintStream out)
            throws IOException {
        this.supervisor = supervisor;
        this.stopAsked = stopAsked;
        this.server = LocalServer.start(0, routes(), out);
    }

    /** {@code stopAsked} is completed with who asked. */
    static ControlServer start(Supervisor supervisor, CompletableFuture<String> stopAsked, PrintStream out)
            throws IOException {
        return new ControlServer(supervisor, stopAsked, out);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        server.close();
    }

    private Routes routes() {
        return new Routes()
                .on("GET", "/status", known(request -> Reply.json(200, status())))
                .on("POST", "/stop", known(this::stop))
                .on("POST", "/restart/{part}", known(this::restart));
    }

    private Handler known(Handler handler) {
        return request -> request.bearer().filter(token::equals).isPresent()
                ? handler.handle(request)
                : Reply.json(401, Map.of("status", 401));
    }

    private ArrayNode status() {
        ArrayNode parts = Json.MAPPER.createArrayNode();
        for (PartStatus part : supervisor.status()) {
            ObjectNode json = parts.addObject()
                    .put("name", part.name())
                    .put("state", part.state().toString())
                    .put("pid", part.pid())
                    .put("since", part.since().toString())
                    .put("log", part.log().toString())
                    .put("detail", part.detail());
            part.ports().forEach(json.putArray("ports")::add);
        }
        return parts;
    }

    private Reply stop(Request request) {
        stopAsked.complete("platen down");
        return Reply.empty(202);
    }

    private Reply restart(Request request) {
        try {
            supervisor.restart(request.variable("part"));
            return Reply.empty(204);
        } catch (PartFailure e) {
            return Reply.json(409, Map.of("status", 409, "detail", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.json(503, Map.of("status", 503, "detail", "the launcher is stopping"));
        }
    }
}
