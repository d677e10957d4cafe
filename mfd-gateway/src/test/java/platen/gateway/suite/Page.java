package platen.gateway.suite;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page as a browser without scripts gets it. */
record Page(HttpResponse<String> response) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Page get(String path, @Nullable String token) {
        return send("GET", path, token, BodyPublishers.noBody());
    }

    static Page post(String path, @Nullable String token, Map<String, String> form) {
        return post(
                path,
                token,
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    static Page post(String path, @Nullable String token, String form) {
        return send("POST", path, token, BodyPublishers.ofString(form));
    }

    private static Page send(String method, String path, @Nullable String token, BodyPublisher body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .method(method, body);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return new Page(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
