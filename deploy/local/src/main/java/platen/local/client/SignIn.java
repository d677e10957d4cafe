package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import platen.local.Json;
import platen.local.oidc.Clients;

/** Access tokens from the local provider, by password or client secret; kept until shortly before they end. */
public final class SignIn {

    private static final Duration SPARE = Duration.ofMinutes(5);

    private record Kept(String token, Instant until) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final String issuer;
    private final Clock clock;

    public SignIn(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    public String password(String username, String password) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                Clients.COMMAND_LINE,
                "username",
                username,
                "password",
                password,
                "scope",
                "openid"));
    }

    public String client(String id, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
    }

    /** Forgets kept tokens: what they say of their account has changed. */
    public void forget() {
        kept.clear();
    }

    private String token(Map<String, String> form) {
        String key = form.getOrDefault("username", "") + "|" + form.get("client_id");
        Kept known = kept.get(key);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.token();
        }
        JsonNode answer = ask(form);
        if (!answer.has("access_token")) {
            throw new IllegalStateException("no token for " + form.getOrDefault("username", form.get("client_id"))
                    + ": " + answer.path("error_description").asText());
        }
        String token = answer.get("access_token").asText();
        Instant end =
                clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(SPARE);
        kept.put(key, new Kept(token, end));
        return token;
    }

    private JsonNode ask(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return Json.parse(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("the OIDC provider at " + issuer + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signing in", e);
        }
    }
}
