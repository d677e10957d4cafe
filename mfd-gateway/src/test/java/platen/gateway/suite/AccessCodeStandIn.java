package platen.gateway.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In place of accesscode-service, of the OIDC provider that lets the gateway ask it, and of identity-service, which knows nobody
 * unless told whose sign-in it is. It is away for organisations it was told nothing of. Tests tell it by HTTP, since it lives beside them, not among them.
 */
public final class AccessCodeStandIn implements QuarkusTestResourceLifecycleManager {

    private static final String ADDRESS = "platen.test.accesscode";
    private static final String SILENCE = "silence";
    private static final String TOKEN = "service-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, 200, "{\"token_endpoint\":\"" + url + "/token\"}"));
        server.createContext("/token", AccessCodeStandIn::token);
        server.createContext("/api/v1/service/credential-checks", this::check);
        server.createContext("/api/v1/me/subject", this::bind);
        server.createContext("/told/", this::told);
        server.createContext("/asked/", this::asked);
        server.start();
        System.setProperty(ADDRESS, url);
        return Map.of(
                "platen.gateway.identity-url",
                url,
                "platen.gateway.confirm.accesscode-url",
                url,
                "platen.gateway.confirm.auth-server-url",
                url,
                "platen.gateway.confirm.client-id",
                "platen-mfd-gateway",
                "platen.gateway.confirm.client-secret",
                "secret");
    }

    private static void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = form.contains("grant_type=client_credentials") && form.contains("client_id=platen-mfd-gateway");
        send(
                exchange,
                known ? 200 : 401,
                known ? "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}" : "{\"error\":\"invalid_client\"}");
    }

    private void check(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String organisation = body.path("organisation").asText();
        asked.computeIfAbsent(organisation, unused -> new AtomicInteger()).incrementAndGet();
        String answer = answers.get(organisation);
        if (SILENCE.equals(answer)) {
            // The exchange stays open: whoever asked waits.
            return;
        }
        boolean understood =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && body.path("blindIndex").asText().length() == 43
                        && body.path("type").asText().matches("access-code|card");
        send(exchange, !understood ? 400 : answer == null ? 503 : 200, answer == null ? "" : answer);
    }

    /** Of any sign-in of the organisation. */
    private void bind(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        String answer = answers.get(claims.path("organisation").asText());
        boolean put = exchange.getRequestMethod().equals("PUT");
        send(
                exchange,
                !put ? 405 : answer == null ? 404 : answer.equals(SILENCE) ? 503 : 200,
                answer == null ? "" : answer);
    }

    private void told(HttpExchange exchange) throws IOException {
        String organisation = last(exchange);
        answers.put(organisation, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        send(exchange, 200, "");
    }

    private void asked(HttpExchange exchange) throws IOException {
        AtomicInteger times = asked.get(last(exchange));
        send(exchange, 200, String.valueOf(times == null ? 0 : times.get()));
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    // --- what a test says and asks

    /** From now on each credential of the organisation is this person's. */
    static void saysItIs(UUID organisation, UUID user) {
        call("/told/" + organisation, "{\"userId\":\"" + user + "\"}");
    }

    static void saysItIsNobodys(UUID organisation) {
        call("/told/" + organisation, "{\"userId\":null}");
    }

    static void saysNothing(UUID organisation) {
        call("/told/" + organisation, SILENCE);
    }

    static int timesAsked(UUID organisation) {
        return Integer.parseInt(call("/asked/" + organisation, ""));
    }

    private static String call(String path, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(System.getProperty(ADDRESS) + path))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
