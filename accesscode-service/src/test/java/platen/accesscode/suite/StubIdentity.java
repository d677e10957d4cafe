package platen.accesscode.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Plays identity's {@code PUT /api/v1/me/subject} over HTTP, on a port of its own: requests of the REST client are led there.
 * It answers by the subject of the token; who was not announced is not known.
 */
@Provider
public class StubIdentity implements ClientRequestFilter {

    private static final String UNKNOWN =
            "{\"type\": \"/problems/person-not-known\", \"title\": \"Nobody\", \"detail\": \"Ask an administrator.\"}";

    /** Answers to come for a subject; the last one stays. */
    private static final Map<String, List<Answer>> ANSWERS = new ConcurrentHashMap<>();

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpServer SERVER = start();

    private record Answer(int status, String body) {}

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(
                    Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
            server.createContext("/api/v1/me/subject", StubIdentity::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filter(ClientRequestContext request) {
        URI uri = request.getUri();
        if (uri.getPath().equals("/api/v1/me/subject")) {
            request.setUri(URI.create("http://localhost:" + SERVER.getAddress().getPort() + uri.getPath()));
        }
    }

    static void knows(String subject, UUID user) {
        answers(subject, 200, "{\"userId\": \"" + user + "\"}");
    }

    static void answers(String subject, int status, String body) {
        ANSWERS.computeIfAbsent(subject, unused -> new CopyOnWriteArrayList<>()).add(new Answer(status, body));
    }

    /** How often it was asked who that is. */
    static long asked(String subject) {
        return ASKED.stream().filter(subject::equals).count();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String subject = subject(exchange.getRequestHeaders().getFirst("Authorization"));
        ASKED.add(subject);
        Answer answer = next(subject);
        if (answer.status() == 0) {
            neverAnswer();
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean problem = answer.status() >= 400;
        exchange.getResponseHeaders().add("Content-Type", problem ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer next(String subject) {
        List<Answer> answers = ANSWERS.getOrDefault(subject, List.of(new Answer(404, UNKNOWN)));
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private static void neverAnswer() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String subject(String authorization) throws IOException {
        String payload = authorization.substring("Bearer ".length()).split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload)).path("sub").asText();
    }
}
