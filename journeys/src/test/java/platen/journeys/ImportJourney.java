package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.local.Service;
import platen.local.client.Api;

/** People by file, and identity-service dies while they are made. */
abstract class ImportJourney {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 1_000;

    /** Every so many have an email; sending takes longer than all the rest. */
    private static final int EMAIL_EVERY = 40;

    private final LocalStack stack;
    private final Api identity;
    private final String name = "import" + UUID.randomUUID().toString().substring(0, 8);

    ImportJourney(LocalStack stack) {
        this.stack = stack;
        this.identity = stack.file().as("admin", Service.IDENTITY);
    }

    @Test
    void makesEverybodyOnceThoughItsServiceIsKilledInTheMiddle() throws IOException, InterruptedException {
        String path = "/api/v1/imports/" + send(everybody()).path("id").asText();
        await("the preview")
                .atMost(PATIENCE)
                .until(() -> show(path).at("/preview/created").asInt() == ROWS
                        && show(path).path("state").asText().equals("preview"));
        identity.post(path + "/apply", JSON.createObjectNode(), Map.of()).expecting(202);
        await("the first rows")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> show(path).path("applied").asInt() > 0);

        stack.kill("identity");
        Instant killed = Instant.now();
        assertThat(stack.run("restart", "identity").status()).isZero();

        await("the rest")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> show(path).path("state").asText().equals("done"));
        JsonNode done = show(path);
        assertThat(Instant.parse(done.path("endedAt").asText()))
                .as("it was killed in the middle")
                .isAfter(killed);
        assertThat(done.at("/result/created").asInt()).isEqualTo(ROWS);
        assertThat(done.at("/result/refused").asInt()).isZero();
        Map<String, String> everybodys =
                IntStream.range(0, ROWS).boxed().collect(Collectors.toMap(this::userName, this::code));
        await("everybody's code")
                .atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(codes()).isEqualTo(everybodys));
        for (int number = 0; number < ROWS; number += EMAIL_EVERY) {
            assertVersionsAndMails(userName(number), 1, 1);
        }
    }

    /** A ring of three, a chain into an empty cell, and somebody new at the end of another. */
    @Test
    void handsCodesOnWithinAFileWithOneMailEach() throws IOException, InterruptedException {
        String first = IntStream.range(0, 7)
                .mapToObj(number -> userName(number) + ",Person," + userName(number) + "@demo.example," + code(number))
                .collect(Collectors.joining("\n", "User name,Display name,Email address,Access code\n", "\n"));
        importAll(first, 7);
        await("the first codes")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> codes().equals(
                                IntStream.range(0, 7).boxed().collect(Collectors.toMap(this::userName, this::code))));

        importAll(
                "User name,Display name,Email address,Access code\n"
                        + row(0, code(1)) + row(7, code(5)) + row(3, code(4)) + row(2, code(0)) + row(4, "")
                        + row(1, code(2)) + row(5, code(6)) + row(6, code(60)),
                8);

        Map<String, String> wanted = Map.of(
                userName(0),
                code(1),
                userName(1),
                code(2),
                userName(2),
                code(0),
                userName(3),
                code(4),
                userName(5),
                code(6),
                userName(6),
                code(60),
                userName(7),
                code(5));
        await("the codes of the second file")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(codes()).hasSize(8).containsAllEntriesOf(wanted));
        for (int number = 0; number < 7; number++) {
            assertVersionsAndMails(userName(number), 2, 2);
        }
        assertVersionsAndMails(userName(7), 2, 1);
    }

    private String row(int number, String code) {
        return userName(number) + ",Person," + userName(number) + "@demo.example," + code + "\n";
    }

    private void importAll(String file, int rows) throws IOException, InterruptedException {
        String path = "/api/v1/imports/" + send(file).path("id").asText();
        await("the preview")
                .atMost(PATIENCE)
                .until(() -> show(path).path("state").asText().equals("preview"));
        assertThat(show(path).at("/preview/refused").asInt())
                .as(identity.get(path + "/problems").orThrow().json().toString())
                .isZero();
        identity.post(path + "/apply", JSON.createObjectNode(), Map.of()).expecting(202);
        await("its end")
                .atMost(PATIENCE)
                .until(() -> show(path).path("state").asText().equals("done"));
        JsonNode result = show(path).path("result");
        assertThat(result.path("created").asInt()
                        + result.path("changed").asInt()
                        + result.path("unchanged").asInt())
                .isEqualTo(rows);
    }

    /** A second event would have made a second version, and another mail. */
    private void assertVersionsAndMails(String userName, int versions, int mailed)
            throws IOException, InterruptedException {
        JsonNode found = items(identity, "/api/v1/users?userName=" + userName);
        assertThat(found).hasSize(1);
        String id = found.path(0).path("id").asText();
        JsonNode code = stack.file()
                .as("admin", Service.ACCESSCODE)
                .get("/api/v1/users/" + id + "/access-code")
                .orThrow()
                .json();
        assertThat(code.path("version").asInt()).isEqualTo(versions);
        Api mails = stack.file().as("admin", Service.NOTIFICATION);
        await("the mails")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(items(mails, "/api/v1/mails?user=" + id))
                        .hasSize(mailed)
                        .allMatch(mail -> mail.path("state").asText().equals("sent")));
    }

    private static JsonNode items(Api api, String path) throws IOException, InterruptedException {
        return api.get(path).orThrow().json().path("items");
    }

    private JsonNode show(String path) throws IOException, InterruptedException {
        return identity.get(path).orThrow().json();
    }

    private String everybody() {
        return IntStream.range(0, ROWS)
                .mapToObj(number -> userName(number) + ",Person,"
                        + (number % EMAIL_EVERY == 0 ? userName(number) + "@demo.example" : "") + "," + code(number))
                .collect(Collectors.joining("\n", "User name,Display name,Email address,Access code\n", "\n"));
    }

    private JsonNode send(String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http(HttpRequest.newBuilder(URI.create(identity.root() + "/api/v1/users/import"))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body());
    }

    /** By user name; who is there twice stands out by its name. */
    private Map<String, String> codes() throws IOException, InterruptedException {
        HttpResponse<String> answer = http(HttpRequest.newBuilder(
                URI.create(identity.root() + "/api/v1/users/export?language=en&codes=true&q=" + name)));
        List<String> lines = answer.body().lines().toList();
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(
                        cells -> cells[columns.indexOf("User name")],
                        cells -> cells[columns.indexOf("Access code")],
                        (one, other) -> one + " and " + other));
    }

    private HttpResponse<String> http(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(
                    request.header("Authorization", "Bearer " + identity.token().get())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private String userName(int number) {
        return name + "-" + number;
    }

    /** Nobody's in another test. */
    private String code(int number) {
        return "Z" + name.substring(6, 9).toUpperCase(Locale.ROOT) + (10_000 + number);
    }
}
