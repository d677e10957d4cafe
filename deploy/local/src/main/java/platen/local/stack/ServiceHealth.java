package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import platen.local.Json;

/** Asks a service's management port how it is. */
final class ServiceHealth {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String management;

    ServiceHealth(String management) {
        this.management = management;
    }

    boolean ready() throws IOException, InterruptedException {
        return get("/q/health/ready").statusCode() == 200;
    }

    /** Empty when all checks are up and none reports itself degraded. */
    Optional<String> complaint() {
        try {
            HttpResponse<byte[]> answer = get("/q/health");
            List<String> complaints = new ArrayList<>();
            for (JsonNode check : Json.parse(answer.body()).path("checks")) {
                boolean up = check.path("status").asText().equals("UP");
                boolean degraded = check.at("/data/state").asText().equals("degraded");
                if (!up || degraded) {
                    complaints.add(check.path("name").asText() + (up ? " degraded " : " down ") + data(check));
                }
            }
            return complaints.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join("; ", complaints).trim());
        } catch (IOException e) {
            return Optional.of("it does not answer at " + management + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("not asked");
        }
    }

    private static String data(JsonNode check) {
        List<String> values = new ArrayList<>();
        check.path("data").properties().forEach(value -> {
            if (!value.getKey().equals("state")) {
                values.add(value.getKey() + "=" + value.getValue().asText());
            }
        });
        return String.join(" ", values);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }
}
