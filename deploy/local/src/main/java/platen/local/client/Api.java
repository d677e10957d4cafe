package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import platen.local.Json;

/** One service as one caller sees it. {@code token} is asked for at every call, because tokens end. */
public record Api(String root, Supplier<String> token) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return post(path, body, Map.of());
    }

    public Answer post(String path, JsonNode body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofByteArray(Json.bytes(body)), headers);
    }

    public Answer put(String path, JsonNode body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send("PUT", path, BodyPublishers.ofByteArray(Json.bytes(body)), headers);
    }

    public Answer patch(String path, JsonNode body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send("PATCH", path, BodyPublishers.ofByteArray(Json.bytes(body)), headers);
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return delete(path, Map.of());
    }

    public Answer delete(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body);
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::setHeader);
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(method + " " + path(path), answer.statusCode(), answer.headers(), answer.body());
    }

    /** Paths appear in messages; query strings may hold what should not. */
    private static String path(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
