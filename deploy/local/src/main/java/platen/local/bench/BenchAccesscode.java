package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import platen.local.Json;
import platen.local.http.LocalServer;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/** In place of accesscode-service while files are looked over: it opens nothing and finds every code all right. */
final class BenchAccesscode implements AutoCloseable {

    static final String VALIDATIONS = "/api/v1/service/credential-validations";

    private final LocalServer server;

    private BenchAccesscode(LocalServer server) {
        this.server = server;
    }

    static BenchAccesscode start(PrintStream log) throws IOException {
        return new BenchAccesscode(
                LocalServer.start(0, new Routes().on("POST", VALIDATIONS, BenchAccesscode::judge), log));
    }

    /** Without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private static Reply judge(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (JsonNode asked : request.json().path("items")) {
            ObjectNode item = items.addObject().put("ref", asked.path("ref").asText());
            item.putObject("accessCode").put("verdict", "ok").put("closeNeighbours", 0);
            item.putArray("cards");
        }
        return Reply.json(200, answer);
    }

    @Override
    public void close() {
        server.close();
    }
}
