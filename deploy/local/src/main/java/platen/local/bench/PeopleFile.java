package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import platen.local.Json;
import platen.local.client.Api;
import platen.local.client.Patience;
import platen.local.client.Patience.NotYet;

/**
 * A CSV file of people: name, email, department and, if wanted, a code each.
 *
 * @param department of all of them: another one in the next file changes everybody
 */
record PeopleFile(int rows, String department, boolean withCodes) {

    private static final String IMPORTS = "/api/v1/imports";
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(10);
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(20), Duration.ofMillis(10));

    /**
     * How long it took.
     *
     * @param reading until the upload was answered
     * @param foreseeing from the upload's begin until there was a preview
     * @param applying from the order to apply it until its last row was dealt with
     */
    record Times(Duration reading, Duration foreseeing, Duration applying) {}

    byte[] text() {
        StringBuilder text = new StringBuilder("User name,Display name,Email address,Department");
        text.append(withCodes ? ",Access code\n" : "\n");
        for (int number = 1; number <= rows; number++) {
            String name = "person-" + number;
            text.append(name).append(",Person Number ").append(number).append(',');
            text.append(name).append("@bench.example,").append(department);
            text.append(withCodes ? ",K" + (10_000_000 + number) + "\n" : "\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends it, waits for the preview and applies it.
     *
     * @param kind what has to become of every row: {@code created} or {@code changed}
     */
    Times importBy(Api admin, String kind) throws IOException, InterruptedException {
        byte[] text = text();
        long begin = System.nanoTime();
        String path = IMPORTS + "/" + send(admin, text).path("id").asText();
        Duration reading = Duration.ofNanos(System.nanoTime() - begin);
        all(state(admin, path, "preview").path("preview"), kind);
        Duration foreseeing = Duration.ofNanos(System.nanoTime() - begin);
        admin.post(path + "/apply", Json.object(), Map.of()).orThrow();
        JsonNode done = state(admin, path, "done");
        all(done.path("result"), kind);
        Duration applying = Duration.between(
                Instant.parse(done.path("appliedAt").asText()),
                Instant.parse(done.path("endedAt").asText()));
        return new Times(reading, foreseeing, applying);
    }

    private static JsonNode send(Api admin, byte[] text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin.root() + IMPORTS + "?notify=false"))
                .timeout(LONGEST_UPLOAD)
                .header("Authorization", "Bearer " + admin.token().get())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(text))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("a file was answered with " + answer.statusCode());
            }
            return Json.parse(answer.body());
        }
    }

    private static JsonNode state(Api admin, String path, String wanted) throws InterruptedException {
        return PATIENCE.until("the import to be " + wanted, () -> {
            JsonNode json = admin.get(path).orThrow().json();
            String state = json.path("state").asText();
            if (state.equals("failed")) {
                throw new IllegalStateException(
                        "the import failed: " + json.path("failure").asText());
            }
            if (!state.equals(wanted)) {
                throw new NotYet(state);
            }
            return json;
        });
    }

    private void all(JsonNode counts, String kind) {
        if (counts.path(kind).asInt() != rows) {
            throw new IllegalStateException("not all " + rows + " rows are " + kind + ": " + counts);
        }
    }
}
