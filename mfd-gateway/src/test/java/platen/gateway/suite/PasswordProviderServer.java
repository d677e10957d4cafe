package platen.gateway.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A token endpoint that answers each user name in its own way, as providers do. */
final class PasswordProviderServer implements AutoCloseable {

    static final String ISSUER = "https://login.school.example";
    static final String PASSWORD = "correct horse battery";

    private final HttpServer server;
    private static final String NEW = "new-";

    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    PasswordProviderServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        asked.add(form);
        String username = form.getOrDefault("username", "");
        if (username.startsWith("down")) {
            send(exchange, 503, "<html>away</html>");
        } else if (!PASSWORD.equals(form.get("password"))) {
            send(
                    exchange,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50126: no\",\"error_codes\":[50126]}");
        } else if (username.startsWith("second-factor")) {
            send(
                    exchange,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50076: more\",\"error_codes\":[50076]}");
        } else if (username.startsWith("enrol")) {
            send(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50079: enrol first\"}");
        } else if (username.startsWith("interaction")) {
            send(exchange, 403, "{\"error\":\"mfa_required\"}");
        } else if (username.startsWith("client")) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else {
            send(exchange, 200, "{\"token_type\":\"Bearer\",\"access_token\":\"" + token(username) + "\"}");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Of a user name {@code new-<organisation>} it names the organisation, by which {@link AccessCodeStandIn} knows what to say. */
    private static String token(String username) {
        String organisation =
                username.startsWith(NEW) ? ",\"organisation\":\"" + username.substring(NEW.length()) + "\"" : "";
        return part("{\"alg\":\"none\"}") + "."
                + part("{\"iss\":\"" + ISSUER + "\",\"sub\":\"sub-of-" + username + "\"" + organisation + "}")
                + ".c2ln";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
