package platen.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Serves what {@link OwnIssuer}s publish: where they are, and their keys. */
final class OwnIssuers implements AutoCloseable {

    private static final String DISCOVERY = """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end", "introspection_endpoint": "%1$s/introspect",
             "subject_types_supported": ["public"], "response_types_supported": ["code"],
             "id_token_signing_alg_values_supported": ["ES256"]}""";

    private final HttpServer server;
    private final Map<String, String> settings = new HashMap<>();

    OwnIssuers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            for (OwnIssuer issuer : OwnIssuer.values()) {
                add(issuer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException("No key", e);
        }
        server.start();
    }

    /** How the service finds them. */
    Map<String, String> settings() {
        return settings;
    }

    private void add(OwnIssuer issuer) throws JoseException {
        String path = "/" + issuer.name().toLowerCase(Locale.ROOT);
        String url = "http://localhost:" + server.getAddress().getPort() + path;
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(issuer.name());
        issuer.isAt(url, key, settings);
        if (issuer != OwnIssuer.AWAY) {
            serve(path + "/.well-known/openid-configuration", DISCOVERY.formatted(url));
            serve(path + "/token", () -> tokens(issuer));
            serve(path + "/keys", new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        }
    }

    /** Whoever signs in is Ana, whatever the code. */
    private static String tokens(OwnIssuer issuer) {
        return """
                {"id_token": "%s", "access_token": "%s", "token_type": "Bearer", "expires_in": 3600}""".formatted(issuer.sign(issuer.claims("ana").audience("platen-pages")), issuer.of("ana", "user"));
    }

    private void serve(String path, String json) {
        serve(path, () -> json);
    }

    private void serve(String path, Supplier<String> json) {
        server.createContext(path, exchange -> answer(exchange, json.get()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
