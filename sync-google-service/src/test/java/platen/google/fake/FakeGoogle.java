package platen.google.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Google's token endpoint and Directory API, as far as the service calls them, with as many workspaces as tests want. */
public final class FakeGoogle {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement between head and body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FakeGoogle ONLY = new FakeGoogle();

    private final Map<String, FakeWorkspace> byClientEmail = new ConcurrentHashMap<>();
    private final Map<String, FakeWorkspace> byToken = new ConcurrentHashMap<>();
    private final String address;

    private FakeGoogle() {
        int port = Integer.getInteger(FakeGoogleAddress.PORT);
        address = "http://127.0.0.1:" + port;
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workspace nobody else uses. */
    public static FakeWorkspace workspace() {
        var workspace = new FakeWorkspace("sync@project-" + UUID.randomUUID() + ".iam.gserviceaccount.com");
        ONLY.byClientEmail.put(workspace.clientEmail(), workspace);
        return workspace;
    }

    /** Access tokens given out by now. */
    public static Iterable<String> tokens() {
        return ONLY.byToken.keySet();
    }

    /** Forgets all access tokens, as if revoked. */
    public static void revokeTokens() {
        ONLY.byToken.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            FakeReply reply = path.equals("/token") ? token(exchange) : directory(exchange, path);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            int length = reply.cutOff() ? reply.body().length / 2 : reply.body().length;
            exchange.getResponseBody().write(reply.body(), 0, length);
        }
    }

    private FakeReply token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            JsonNode claims = FakeKeys.verified(form.getOrDefault("assertion", ""));
            FakeWorkspace workspace = byClientEmail.get(claims.path("iss").asText());
            if (workspace == null || !isGood(form, claims)) {
                return FakeReply.oauthError(400, "invalid_grant");
            }
            String token = "ya29.test-" + UUID.randomUUID();
            byToken.put(token, workspace);
            var request = new FakeRequest(
                    "token", Map.of("scope", claims.path("scope").asText()));
            return workspace.answer(
                    request,
                    FakeReply.json(200, Map.of("access_token", token, "expires_in", 3600, "token_type", "Bearer")));
        } catch (GeneralSecurityException e) {
            return FakeReply.oauthError(400, "invalid_grant");
        }
    }

    private boolean isGood(Map<String, String> form, JsonNode claims) {
        long lifetime = claims.path("exp").asLong() - claims.path("iat").asLong();
        return GRANT.equals(form.get("grant_type"))
                && claims.path("aud").asText().equals(address + "/token")
                && claims.path("sub").asText().equals("admin@school.example")
                && lifetime > 0
                && lifetime <= 3600;
    }

    private FakeReply directory(HttpExchange exchange, String path) throws IOException {
        FakeWorkspace workspace = bearer(exchange);
        if (workspace == null) {
            return FakeReply.error(401, "authError");
        }
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (path.equals("/admin/directory/v1/users")) {
            var request = new FakeRequest("users", parameters);
            return workspace.answer(request, workspace.users(request));
        }
        if (path.equals("/admin/directory/v1/users/watch")) {
            return workspace.watch(new FakeRequest("watch", with(parameters, body(exchange))));
        }
        if (path.equals("/admin/directory_v1/channels/stop")) {
            return workspace.stop(new FakeRequest("stop", body(exchange)));
        }
        if (path.startsWith("/admin/directory/v1/users/")) {
            String id = path.substring("/admin/directory/v1/users/".length());
            var request = new FakeRequest("user", with(parameters, Map.of("user", id)));
            return workspace.answer(request, workspace.user(request));
        }
        if (path.equals("/admin/directory/v1/customer/my_customer/orgunits")) {
            return workspace.answer(new FakeRequest("orgunits", parameters), workspace.orgUnits());
        }
        if (path.equals("/admin/directory/v1/customer/my_customer/schemas/PaperCut")) {
            return workspace.answer(new FakeRequest("schema", parameters), workspace.schema());
        }
        return FakeReply.error(404, "notFound");
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        return JSON.readValue(exchange.getRequestBody(), new TypeReference<>() {});
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private @Nullable FakeWorkspace bearer(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization == null ? null : byToken.get(authorization.replace("Bearer ", ""));
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new HashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return parameters;
    }
}
